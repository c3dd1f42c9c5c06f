package dks.stack.model;

import dks.template.Resource;

/**
 * Where a part of the stack comes from.
 *
 * @param stack the template's stack, for example {@code dks-dev-Services}
 * @param logicalId of the resource in it
 */
public record Origin(String stack, String logicalId) {
    /** The place of a resource. */
    public static Origin of(Resource resource) {
        return new Origin(resource.template().stackName(), resource.logicalId());
    }

    @Override
    public String toString() {
        return stack + " " + logicalId;
    }
}

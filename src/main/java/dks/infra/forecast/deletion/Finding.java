package dks.infra.forecast.deletion;

import dks.infra.template.Resource;

/**
 * Something that a deletion would stop or wait at.
 *
 * @param resource whose template is to be changed
 * @param sentence what would happen
 * @param fix the smallest change that mends it
 */
public record Finding(Rule rule, Resource resource, String sentence, String fix) {
    /** What people call a resource: its construct's path. */
    static String name(Resource resource) {
        return resource.path().replaceFirst("/(Resource|Default)$", "");
    }

    /** A resource that has to go before another, and nothing says so. */
    static Finding order(Rule rule, Resource first, Resource second, String reason) {
        boolean together = first.template().equals(second.template());
        return new Finding(
                rule,
                first,
                name(first) + " may be deleted after " + name(second) + ": " + reason + ".",
                together
                        ? "Add DependsOn " + second.logicalId() + " to " + first.logicalId() + "."
                        : "Make stack " + first.template().stackName() + " depend on stack "
                                + second.template().stackName() + ".");
    }
}

package dks.infra.forecast.placement;

import dks.infra.forecast.template.Resource;

/**
 * Where a resource is written.
 *
 * @param name what people call it
 * @param path its construct's path; stack and logical id where the template does not come from the CDK
 * @param template the template's file
 */
public record Place(String name, String path, String template, String logicalId) {
    /** Of a resource; its name is the last part of its path that is no kind of resource. */
    public static Place of(Resource resource) {
        String path = resource.path().replaceFirst("/(Resource|Default)$", "");
        String owner = path.replaceFirst("(/(Service|ASG))+$", "");
        return new Place(
                owner.substring(owner.lastIndexOf('/') + 1),
                path,
                resource.template().file().toString(),
                resource.logicalId());
    }
}

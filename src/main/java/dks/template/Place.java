package dks.template;

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
        // Without the CDK's metadata only the logical id is left, in which the CDK writes the path in one with a hash.
        String owner = path.replaceFirst("(/(Service|ASG))+$", "")
                .replaceFirst("(?<=[A-Za-z0-9])(Service|ASG)?[0-9A-F]{8}$", "");
        return new Place(
                owner.substring(owner.lastIndexOf('/') + 1),
                path,
                resource.template().file().toString(),
                resource.logicalId());
    }
}

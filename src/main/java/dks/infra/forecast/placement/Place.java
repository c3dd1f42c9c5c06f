package dks.infra.forecast.placement;

/**
 * Where a resource is written.
 *
 * @param name what people call it
 * @param path its construct's path; stack and logical id where the template does not come from the CDK
 * @param template the template's file
 */
public record Place(String name, String path, String template, String logicalId) {}

package dks.proof.deletion;

import dks.proof.finding.Finding;
import dks.template.Place;
import dks.template.Resource;

/** Findings about something that a deletion would stop or wait at. */
final class Obstacle {
    private Obstacle() {}

    /** @param resource whose template is to be changed */
    static Finding at(DeletionRule rule, Resource resource, String sentence, String fix) {
        return new Finding(rule, Place.of(resource), sentence, fix);
    }

    /** What people call a resource: its construct's path. */
    static String name(Resource resource) {
        return resource.path().replaceFirst("/(Resource|Default)$", "");
    }

    /** A resource that has to go before another, and nothing says so. */
    static Finding order(DeletionRule rule, Resource first, Resource second, String reason) {
        boolean together = first.template().equals(second.template());
        return at(
                rule,
                first,
                name(first) + " may be deleted after " + name(second) + ": " + reason + ".",
                together
                        ? "Add DependsOn " + second.logicalId() + " to " + first.logicalId() + "."
                        : "Make stack " + first.template().stackName() + " depend on stack "
                                + second.template().stackName() + ".");
    }
}

package dks.proof.deletion;

import dks.template.Manifest;
import dks.template.Resource;

/** What a deletion leaves alone. */
record Stay(Manifest manifest) {
    /** Whether CloudFormation leaves the resource where it is when its stack goes. */
    static boolean retained(Resource resource) {
        return resource.json().path("DeletionPolicy").asText().startsWith("Retain");
    }

    /** Whether the resource is deleted when somebody asks for it: neither kept nor in a stack that refuses. */
    boolean goes(Resource resource) {
        return !retained(resource) && !refused(resource);
    }

    /** Whether the resource's whole stack refuses to be deleted. */
    boolean refused(Resource resource) {
        return manifest.isTerminationProtected(resource.template().stackName());
    }
}

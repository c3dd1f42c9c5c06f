package dks.proof.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;
import dks.template.Templates;
import java.util.Optional;
import java.util.stream.Stream;

/** Policies that are resources of their own: they can be gone while their role is still there. */
record Policies(Templates templates) {

    Stream<Resource> of(Resource role) {
        return Stream.of("AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy")
                .flatMap(templates::resources)
                .filter(policy -> attached(policy, role));
    }

    private boolean attached(Resource policy, Resource role) {
        for (JsonNode name : policy.property("Roles")) {
            if (templates.referred(policy.template(), name).equals(Optional.of(role))) {
                return true;
            }
        }
        return templates
                .referred(policy.template(), policy.property("RoleName"))
                .equals(Optional.of(role));
    }
}

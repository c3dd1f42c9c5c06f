package dks.template;

import java.util.Optional;

/** What CloudFormation learns from AWS alone, as far as somebody knows it already. */
public interface Known {
    /** The name under which {@link #attribute} is asked for what {@code Ref} gives. */
    String REF = "Ref";

    /** What {@code Fn::GetAtt}, or {@code Ref}, gives for a resource; empty when only AWS knows. */
    Optional<String> attribute(Resource resource, String attribute);

    /** The value of a pseudo parameter, for example {@code AWS::Region}; empty when only AWS knows. */
    Optional<String> pseudoParameter(Template template, String name);
}

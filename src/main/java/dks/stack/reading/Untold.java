package dks.stack.reading;

import dks.stack.model.StackFailure;
import dks.template.Resource;
import dks.template.Unresolvable;

/** A value that has no counterpart on this machine; the sentence names the template, the resource and the path. */
final class Untold extends StackFailure {
    private static final long serialVersionUID = 1L;

    private final transient Unresolvable cause;

    Untold(Resource resource, String path, Unresolvable cause) {
        super(
                resource.template().stackName() + ": " + resource.logicalId() + ", " + path + " cannot be told: "
                        + cause.getMessage() + ". Give it a value that the template holds, or run this part on AWS.",
                cause);
        this.cause = cause;
    }

    /** What of AWS is asked for, in a few words. */
    String what() {
        return cause.getMessage().replace(" is known to AWS alone", "");
    }

    /** Whether it is about a resource whose type begins like this. */
    boolean isAbout(String type) {
        return cause.resource()
                .filter(resource -> resource.type().startsWith(type))
                .isPresent();
    }
}

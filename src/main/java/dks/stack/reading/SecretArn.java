package dks.stack.reading;

import dks.stack.model.Origin;
import dks.stack.model.SecretField;
import dks.template.Resource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a secret has here while templates are read: an ARN in form, so that what is made of it on AWS can be
 * made of it here.
 */
record SecretArn(Origin secret) {
    private static final String PREFIX = "arn:aws:secretsmanager:local:000000000000:secret:";

    /** A field follows the ARN in a task definition, and "SecretString" and a field in a dynamic reference. */
    private static final Pattern USE = Pattern.compile("(?:\\{\\{resolve:secretsmanager:)?" + Pattern.quote(PREFIX)
            + "([^/:]+)/([^/:]+)(?::SecretString)?(?::([^:}]*))?(?::[^:}]*)?(?::[^:}]*)?(?:}})?");

    static SecretArn of(Resource secret) {
        return new SecretArn(Origin.of(secret));
    }

    String text() {
        return PREFIX + secret.stack() + "/" + secret.logicalId();
    }

    /** What a text asks for, if it is an ARN from here with or without a field, or a dynamic reference to one. */
    static Optional<SecretField> asked(String text) {
        Matcher matcher = USE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String field = matcher.group(3) == null ? "" : matcher.group(3);
        return Optional.of(new SecretField(new Origin(matcher.group(1), matcher.group(2)), field));
    }
}

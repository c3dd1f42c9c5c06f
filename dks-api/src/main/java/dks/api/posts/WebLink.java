package dks.api.posts;

import dks.api.input.Text;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * An absolute http or https address with a host and without a user name (which would only serve to disguise the host).
 * Null passes.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebLink.Validator.class)
@interface WebLink {

    /** For the OpenAPI document: addresses in ASCII. Those with other letters, and of IPv6 hosts, are taken as well. An empty one is none. */
    String FORM =
            "^(?:[Hh][Tt][Tt][Pp][Ss]?://(?:[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
                    + "|(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9]))"
                    + "(?::[0-9]{1,5})?(?:/(?:[A-Za-z0-9._~!$&'()+*,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
                    + "(?:\\?(?:[A-Za-z0-9._~!$&'()+*,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'()+*,;=:@/?-]|%[0-9A-Fa-f]{2})*)?)?$";

    String message() default "Give a whole address that starts with http:// or https://.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges with the JDK's own parser. */
    class Validator implements ConstraintValidator<WebLink, String> {
        @Override
        public boolean isValid(String link, ConstraintValidatorContext context) {
            if (link == null) {
                return true;
            }
            try {
                URI uri = new URI(link);
                boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                return web && link.matches(Text.LINE) && uri.getHost() != null && uri.getRawUserInfo() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }
}

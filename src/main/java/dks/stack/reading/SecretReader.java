package dks.stack.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.stack.model.Origin;
import dks.stack.model.Secret;
import dks.stack.model.Secret.Generated;
import dks.stack.model.SecretField;
import dks.stack.model.StackFailure;
import dks.template.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the secrets that something asks for. */
final class SecretReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Secrets Manager makes when it is told nothing. */
    private static final int STANDARD_LENGTH = 32;

    private final Reading reading;
    private final Map<Origin, Secret> secrets = new LinkedHashMap<>();

    SecretReader(Reading reading) {
        this.reading = reading;
    }

    /** The secrets that were asked for. */
    List<Secret> secrets() {
        return List.copyOf(secrets.values());
    }

    /**
     * What a task definition or a dynamic reference asks for.
     *
     * @param where the field that asks, for a complaint
     * @throws Untold when the secret's value comes from AWS
     */
    SecretField field(Fields asking, String where, String text) throws StackFailure {
        SecretField asked = SecretArn.asked(text)
                .orElseThrow(() -> asking.wrong(
                        where, "asks for '" + text + "', which is no secret of these templates; describe it in them"));
        Secret secret = secret(asked.secret());
        boolean known = secret.fields().containsKey(asked.field())
                || secret.generated()
                        .filter(made -> made.field().equals(asked.field()))
                        .isPresent();
        // Without a field a container gets the whole secret: here only where that is one value.
        if (!known) {
            throw asking.wrong(
                    where,
                    "asks for " + (asked.field().isEmpty() ? "all" : "the field '" + asked.field() + "'") + " of "
                            + asked.secret() + ", which has " + fields(secret));
        }
        return asked;
    }

    private static String fields(Secret secret) {
        var names = new TreeSet<>(secret.fields().keySet());
        secret.generated().ifPresent(made -> names.add(made.field()));
        names.remove("");
        return names.isEmpty() ? "no fields" : String.join(", ", names);
    }

    private Secret secret(Origin origin) throws StackFailure {
        Secret known = secrets.get(origin);
        if (known == null) {
            Resource resource = reading.resources("AWS::SecretsManager::Secret").stream()
                    .filter(secret -> Origin.of(secret).equals(origin))
                    .findFirst()
                    .orElseThrow();
            known = read(reading.of(resource), origin);
            secrets.put(origin, known);
        }
        return known;
    }

    private static Secret read(Fields secret, Origin origin) throws StackFailure {
        Optional<String> fixed = secret.text("SecretString");
        if (fixed.isPresent()) {
            return new Secret(origin, values(fixed.get()), Optional.empty());
        }
        Fields rules = secret.object("GenerateSecretString");
        var generated = new Generated(
                rules.text("GenerateStringKey").orElse(""),
                rules.number("PasswordLength", STANDARD_LENGTH),
                rules.text("ExcludeCharacters").orElse(""),
                !rules.flag("ExcludeLowercase"),
                !rules.flag("ExcludeUppercase"),
                !rules.flag("ExcludeNumbers"),
                !rules.flag("ExcludePunctuation"),
                rules.text("RequireEachIncludedType").map(Boolean::parseBoolean).orElse(true));
        // Last: where it holds what only AWS knows, the secret is left out as a whole, rules included.
        Optional<String> template = rules.text("SecretStringTemplate");
        return new Secret(origin, template.isPresent() ? values(template.get()) : Map.of(), Optional.of(generated));
    }

    private static Map<String, String> values(String text) {
        var values = new LinkedHashMap<String, String>();
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                json.properties()
                        .forEach(field ->
                                values.put(field.getKey(), field.getValue().asText()));
                return values;
            }
        } catch (JsonProcessingException e) {
            // A secret need not be JSON.
        }
        return Map.of("", text);
    }
}

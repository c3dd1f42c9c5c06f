package dks.stack.running;

import dks.stack.model.Secret;
import dks.stack.model.Secret.Generated;
import dks.stack.model.SecretField;
import dks.stack.model.StackFailure;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of a stack's secrets: those that the templates tell, and new ones made by their rules. */
final class SecretValues {
    /** Of the punctuation, what no reader of variable files takes for a quote, a comment or a variable. */
    private static final String PUNCTUATION = "-._~:@%+=,/^!?*";

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String SAFE = "[A-Za-z0-9" + "\\Q" + PUNCTUATION + "\\E" + "]*";

    private final SecureRandom random = new SecureRandom();
    private final Map<SecretField, String> values = new HashMap<>();

    /**
     * Makes up the values.
     *
     * @throws StackFailure when a value that a template tells would not survive the way into a container
     */
    SecretValues(List<Secret> secrets) throws StackFailure {
        for (Secret secret : secrets) {
            for (var field : secret.fields().entrySet()) {
                if (!field.getValue().matches(SAFE)) {
                    throw new StackFailure(secret.origin() + " holds a value in '" + field.getKey()
                            + "' that a file of variables cannot carry; use letters, digits and " + PUNCTUATION);
                }
                values.put(new SecretField(secret.origin(), field.getKey()), field.getValue());
            }
            if (secret.generated().isPresent()) {
                Generated rules = secret.generated().get();
                values.put(new SecretField(secret.origin(), rules.field()), generate(rules));
            }
        }
    }

    String of(SecretField field) {
        return values.get(field);
    }

    private String generate(Generated rules) {
        List<String> kinds = kinds(rules);
        var characters = new ArrayList<Character>();
        if (rules.eachKind()) {
            kinds.forEach(kind -> characters.add(one(kind)));
        }
        String all = String.join("", kinds);
        while (characters.size() < rules.length()) {
            characters.add(one(all));
        }
        Collections.shuffle(characters, random);
        var text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    private static List<String> kinds(Generated rules) {
        var kinds = new ArrayList<String>();
        add(kinds, rules.lowerCase(), LETTERS, rules.excluded());
        add(kinds, rules.upperCase(), LETTERS.toUpperCase(Locale.ROOT), rules.excluded());
        add(kinds, rules.digits(), "0123456789", rules.excluded());
        add(kinds, rules.punctuation(), PUNCTUATION, rules.excluded());
        return kinds;
    }

    private static void add(List<String> kinds, boolean wanted, String characters, String excluded) {
        var left = new StringBuilder();
        characters.chars().filter(c -> excluded.indexOf(c) < 0).forEach(left::appendCodePoint);
        if (wanted && !left.isEmpty()) {
            kinds.add(left.toString());
        }
    }

    private char one(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }
}

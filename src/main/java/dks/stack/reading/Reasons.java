package dks.stack.reading;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Why properties of templates are left out, from {@code left-out.yaml} beside this class. */
record Reasons(Map<String, Map<String, String>> byType) {
    static Reasons read() {
        try (InputStream file = Reasons.class.getResourceAsStream("left-out.yaml")) {
            return new Reasons(new YAMLMapper().readValue(file, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reason for a property or for what it is in; empty when there is none. */
    String why(String type, String path) {
        Map<String, String> known = byType.getOrDefault(type, Map.of());
        String general = path.replaceAll("\\[[^]]*]", "");
        while (!general.isEmpty()) {
            if (known.containsKey(general)) {
                return known.get(general);
            }
            general = general.substring(0, Math.max(0, general.lastIndexOf('.')));
        }
        return "";
    }
}

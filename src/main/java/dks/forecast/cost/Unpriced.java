package dks.forecast.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A type of resources that has no fixed price.
 *
 * @param free whether it costs nothing by itself; otherwise it costs by use alone
 * @param why may be empty
 */
record Unpriced(boolean free, String why) {
    private static final String TABLE = "/dks/forecast/resource-types.csv";
    private static final Map<String, Unpriced> ALL = read();

    /** What the table, {@code resource-types.csv}, says of a type: the longest name that fits it. */
    static Optional<Unpriced> find(String type) {
        if (ALL.containsKey(type)) {
            return Optional.of(ALL.get(type));
        }
        for (int end = type.length(); end > 0; end--) {
            Unpriced family = ALL.get(type.substring(0, end) + "*");
            if (family != null) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Unpriced> read() {
        var types = new TreeMap<String, Unpriced>();
        try (var lines = new BufferedReader(
                new InputStreamReader(Unpriced.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .toList();
            rows.forEach(row -> types.put(row[0], new Unpriced(row[1].equals("free"), row[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }
}

package dks.infra.forecast.placement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The instance types whose sizes are known; the table names its sources. */
public final class InstanceTypes {
    private static final String TABLE = "/dks/infra/forecast/instance-types.csv";
    private static final SortedMap<String, InstanceType> ALL = read();

    private InstanceTypes() {}

    /** The type of this name, for example {@code t4g.small}; empty if the table does not have it. */
    public static Optional<InstanceType> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The names of all types, in order. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    private static SortedMap<String, InstanceType> read() {
        var types = new TreeMap<String, InstanceType>();
        try (var lines = new BufferedReader(
                new InputStreamReader(InstanceTypes.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(row ->
                            new InstanceType(row[0], number(row[1]), number(row[2]), number(row[3]), number(row[4])))
                    .forEach(type -> types.put(type.name(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}

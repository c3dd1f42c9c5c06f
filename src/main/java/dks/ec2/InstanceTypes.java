package dks.ec2;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The instance types whose sizes are known; the table names its sources. */
public final class InstanceTypes {
    private static final String TABLE = "/dks/ec2/instance-types.csv";
    private static final SortedMap<String, InstanceType> ALL = read();

    private InstanceTypes() {}

    /** The type of this name, for example {@code t4g.small}; empty if the table does not have it. */
    public static Optional<InstanceType> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** All types, by name. */
    public static Collection<InstanceType> all() {
        return Collections.unmodifiableCollection(ALL.values());
    }

    /**
     * The types with the same processor and the same room for tasks, this one first, the rest by name.
     *
     * @throws java.util.NoSuchElementException if the table does not have it
     */
    public static List<String> alike(String name) {
        InstanceType type = find(name).orElseThrow();
        var alike = new LinkedHashSet<>(List.of(name));
        alike.addAll(names(other -> other.replaces(type)));
        return List.copyOf(alike);
    }

    /**
     * What somebody may have meant by a name that the table does not have, as a sentence's end: its family, else its size
     * in the families of the same letter and processor, else everything.
     */
    public static String nearestTo(String name) {
        String family = name.replaceFirst("\\..*", "");
        String size = name.substring(Math.min(name.length(), family.length() + 1));
        List<String> near = names(type -> type.family().equals(family));
        if (near.isEmpty()) {
            near = names(type -> type.size().equals(size)
                    && type.graviton() == InstanceType.isGraviton(family)
                    && letters(type.family()).equals(letters(family)));
        }
        return near.isEmpty() ? "known are " + summary() : "the nearest that are known are " + String.join(", ", near);
    }

    private static List<String> names(Predicate<InstanceType> wanted) {
        return ALL.values().stream().filter(wanted).map(InstanceType::name).toList();
    }

    private static String letters(String family) {
        return family.replaceFirst("[0-9].*", "");
    }

    /** All of them in one sentence's part: families of equal sizes together, as in {@code t3, t4g (nano, micro)}. */
    public static String summary() {
        var families = new TreeMap<String, List<String>>();
        ALL.values().stream()
                .sorted(Comparator.comparingInt(InstanceType::memoryMiB))
                .forEach(type -> families.computeIfAbsent(type.family(), family -> new ArrayList<>())
                        .add(type.size()));
        var bySizes = new TreeMap<String, List<String>>();
        families.forEach((family, sizes) -> bySizes.computeIfAbsent(String.join(", ", sizes), all -> new ArrayList<>())
                .add(family));
        return bySizes.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
                .collect(Collectors.joining("; "));
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

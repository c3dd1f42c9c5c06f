package dks.stack.writing;

import dks.stack.model.Container;
import dks.stack.model.LeftOut;
import dks.stack.model.LocalStack;
import dks.stack.model.Origin;
import dks.stack.model.Replaced;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is told above each part of a file: where it comes from, what is replaced, what is left out. */
record Notes(LocalStack stack) {
    /** A comment, every line of it behind {@code # }. */
    String about(String headline, Collection<Origin> origins) {
        var text = new StringBuilder(line(headline));
        List<Replaced> replaced = stack.replaced().stream()
                .filter(value -> origins.contains(value.origin()))
                .toList();
        if (!replaced.isEmpty()) {
            text.append(line("Not as on AWS:"));
            replaced.forEach(value -> text.append(line("  " + value)));
        }
        // Of several resources of a type, such as a database's writer and reader, one line each.
        Map<String, Set<String>> leftOut = stack.leftOut().stream()
                .filter(property -> origins.contains(property.origin()))
                .collect(Collectors.groupingBy(
                        LeftOut::type,
                        LinkedHashMap::new,
                        Collectors.mapping(LeftOut::toString, Collectors.toCollection(LinkedHashSet::new))));
        leftOut.forEach((type, properties) -> {
            text.append(line("Left out of " + type + ":"));
            properties.forEach(property -> text.append(line("  " + property)));
        });
        return text.toString();
    }

    /** A comment on where a container's secret variables come from. */
    String secrets(Container container) {
        var text = new StringBuilder();
        if (!container.start().secrets().isEmpty()) {
            text.append(line("Secrets, whose values are in env_file:"));
        }
        container
                .start()
                .secrets()
                .forEach((name, field) -> text.append(line("  " + name + ": "
                        + (field.field().isEmpty() ? "" : "field " + field.field() + " of ") + field.secret())));
        return text.toString();
    }

    private static String line(String text) {
        return "# " + text.replaceAll("\\R", " ") + "\n";
    }
}

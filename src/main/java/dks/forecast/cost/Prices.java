package dks.forecast.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The price table, {@code prices.csv}; it names its sources. */
final class Prices {
    private static final String TABLE = "/dks/forecast/prices.csv";
    private static final Map<String, Price> ALL = read();

    private Prices() {}

    /** The price of a thing; empty if the table does not have it. */
    static Optional<Price> find(String what) {
        return Optional.ofNullable(ALL.get(what));
    }

    /**
     * The price of a thing that the forecast itself names.
     *
     * @throws IllegalStateException if the table does not have it
     */
    static Price of(String what) {
        return find(what).orElseThrow(() -> new IllegalStateException(TABLE + " has no price of " + what));
    }

    private static Map<String, Price> read() {
        var prices = new TreeMap<String, Price>();
        try (var lines = new BufferedReader(
                new InputStreamReader(Prices.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", 5))
                    .map(row -> new Price(row[0], row[1], new BigDecimal(row[2]), row[3], row[4]))
                    .forEach(price -> prices.put(price.what(), price));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prices;
    }
}

package dks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How PostgreSQL carries out the API's own statements, read from the log where auto_explain writes it. */
record Plans(Database database, Path log) {
    /** The driver prepares a statement when it comes the fifth time; five times later PostgreSQL may reuse its plan. */
    private static final int TIMES = 12;

    private static final Pattern ENTRY = Pattern.compile("(?m)^(?=\\d{4}-\\d{2}-\\d{2} )");
    private static final Pattern PLAN = Pattern.compile("(?s).*?duration: [\\d.]+ ms  plan:\\n(.*)");

    /** The plans of what an address needs, as they are when it is asked for often: one per statement. */
    List<String> of(Scenario scenario, Answer client) throws IOException, InterruptedException, SQLException {
        String mark = "benchmark: " + scenario.name();
        database.say(mark);
        client.address = scenario.address();
        for (int time = 0; time < TIMES; time++) {
            client.arrives();
        }
        String whole = Files.readString(log);
        Map<String, String> plans = new LinkedHashMap<>();
        for (String entry : ENTRY.split(whole.substring(whole.lastIndexOf(mark)))) {
            var plan = PLAN.matcher(entry);
            if (plan.matches()) {
                plans.put(statement(plan.group(1)), plan.group(1).strip().replaceAll("(?m)^\\t", ""));
            }
        }
        return List.copyOf(plans.values());
    }

    /** The first line of a plan tells which statement it is for. */
    private static String statement(String plan) {
        return plan.lines().findFirst().orElse("");
    }
}

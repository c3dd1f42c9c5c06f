package dks.infra;

import java.util.List;
import java.util.regex.Pattern;

/** The findings of cdk-nag that we live with, each with the reason: the only place for them. */
final class AcceptedFindings {
    static final List<Accepted> ALL = List.of();

    private AcceptedFindings() {}

    /**
     * @param rule the rule's id
     * @param where matches the path of the construct
     * @param reason why the finding is accepted
     */
    record Accepted(String rule, String where, String reason) {
        boolean matches(String finding) {
            String[] parts = finding.split(" ", 2);
            return parts[0].startsWith(rule)
                    && (parts[0].length() == rule.length() || parts[0].charAt(rule.length()) == '[')
                    && Pattern.compile(where).matcher(parts[1]).find();
        }

        String key() {
            return rule + " " + where;
        }
    }
}

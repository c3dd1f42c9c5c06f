package dks.proof.finding;

import java.util.Locale;

/** What a proof demands of templates. */
public interface Rule {
    /** As its enum has it. */
    String name();

    /** Whether a template that breaks it must not be deployed; else it is a warning. */
    default boolean fails() {
        return true;
    }

    /** Its name in reports, for example {@code deployment-fits}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

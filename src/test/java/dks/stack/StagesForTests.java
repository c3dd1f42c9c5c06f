package dks.stack;

import dks.stack.model.LocalStack;

/** Stages as they are read from the synthesized templates, for tests of other packages. */
public final class StagesForTests {
    private StagesForTests() {}

    /** The stage dev. */
    public static LocalStack dev() throws StackFailure {
        return StageTemplates.of("dev").read();
    }
}

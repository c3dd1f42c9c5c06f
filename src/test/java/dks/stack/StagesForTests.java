package dks.stack;

import dks.stack.model.LocalStack;
import dks.stack.model.StackFailure;

/** Stages as they are read from the synthesized templates, for tests of other packages. */
public final class StagesForTests {
    private StagesForTests() {}

    /** The stage dev. */
    public static LocalStack dev() throws StackFailure {
        return StageTemplates.of("dev").read();
    }
}

package dks.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands every test class that is {@link InBrowser} the same board: the one that {@code make check-board} looks at, or an
 * {@link OwnBoard}, started for the first one and closed after the last.
 */
final class OneBoard implements ParameterResolver {
    /** Opened before the tests and closed after them; null where they have a board of their own. */
    static volatile RunningBoard running;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == OwnBoard.class || type == Board.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (!context.getRequiredTestClass().isAnnotationPresent(InBrowser.class)) {
            throw new ParameterResolutionException(
                    context.getRequiredTestClass() + " shares the board: annotate it with @InBrowser");
        }
        if (running != null) {
            return running;
        }
        return context.getRoot()
                .getStore(Namespace.create(OneBoard.class))
                .getOrComputeIfAbsent(OwnBoard.class, board -> started(), OwnBoard.class);
    }

    private static OwnBoard started() {
        try {
            return new OwnBoard();
        } catch (Exception failed) {
            throw new ParameterResolutionException("DKS does not start", failed);
        }
    }
}

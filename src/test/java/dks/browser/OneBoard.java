package dks.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands every test class that is {@link InBrowser} the same {@link Board}, started for the first one and closed after the
 * last.
 */
final class OneBoard implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Board.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (!context.getRequiredTestClass().isAnnotationPresent(InBrowser.class)) {
            throw new ParameterResolutionException(
                    context.getRequiredTestClass() + " shares the board: annotate it with @InBrowser");
        }
        return context.getRoot()
                .getStore(Namespace.create(OneBoard.class))
                .getOrComputeIfAbsent(Board.class, board -> started(), Board.class);
    }

    private static Board started() {
        try {
            return new Board();
        } catch (Exception failed) {
            throw new ParameterResolutionException("DKS does not start", failed);
        }
    }
}

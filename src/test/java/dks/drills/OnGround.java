package dks.drills;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test its drill, tells the report of those that fail, and leaves the ground as it was. */
final class OnGround implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(OnGround.class);

    /** Opened before the tests, closed after them. */
    static volatile Ground ground;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Drill.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (ground == null) {
            throw new IllegalStateException("Drills need a running stack; start them with: make drills");
        }
        var drill = new Drill(context.getDisplayName(), ground);
        context.getStore(NAMESPACE).put(Drill.class, drill);
        return drill;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Drill drill = context.getStore(NAMESPACE).get(Drill.class, Drill.class);
        if (drill != null) {
            context.getExecutionException().ifPresent(drill::fail);
            ground.restore();
        }
    }
}

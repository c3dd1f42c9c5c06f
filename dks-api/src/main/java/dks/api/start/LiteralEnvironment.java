package dks.api.start;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Expressions;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an environment variable as it is: a property that is nothing but <code>${NAME}</code> or
 * <code>${NAME:default}</code> gets the variable's value without a look for further expressions in it. A generated
 * password may well hold a dollar sign and braces.
 */
// The higher number is asked first; the interceptor that expands expressions has LIBRARY + 300.
@Priority(Priorities.LIBRARY + 350)
public class LiteralEnvironment implements ConfigSourceInterceptor {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^${}]*))?}");

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue written = literally(context, name);
        if (written == null || written.getValue() == null) {
            return context.proceed(name);
        }
        Matcher variable = VARIABLE.matcher(written.getValue());
        if (!variable.matches()) {
            return context.proceed(name);
        }
        ConfigValue value = literally(context, variable.group(1));
        if (value != null && value.getValue() != null && !value.getValue().isBlank()) {
            return written.withValue(value.getValue());
        }
        return written.withValue(variable.group(2) == null ? "" : variable.group(2));
    }

    private static ConfigValue literally(ConfigSourceInterceptorContext context, String name) {
        return Expressions.withoutExpansion(() -> context.proceed(name));
    }
}

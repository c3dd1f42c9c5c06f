package dks.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that uses the one {@link Board}. Such classes run one after another, as neither the board nor Playwright takes
 * two at a time, but beside all other tests, since they mostly wait for the browser.
 */
@ExtendWith(OneBoard.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("board")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface InBrowser {}

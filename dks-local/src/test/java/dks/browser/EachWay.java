package dks.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that is run with JavaScript and without. */
@ParameterizedTest(name = "JavaScript: {0}")
@ValueSource(booleans = {true, false})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface EachWay {}

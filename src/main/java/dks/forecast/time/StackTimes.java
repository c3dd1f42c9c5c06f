package dks.forecast.time;

import dks.forecast.time.step.Seconds;

/**
 * A deployment of all services of a stack together that goes well.
 *
 * @param order who waits for whom: {@code Api and Ui side by side}, {@code Ui after Api}
 */
public record StackTimes(String stackName, String order, Seconds deploy) {}

package dks.forecast.time;

import dks.forecast.time.step.Course;
import dks.forecast.time.step.Seconds;

/**
 * A deployment that goes wrong.
 *
 * @param alone until everything is as it was, when only this service has changed
 * @param together the same when every service of the stack has changed, and those that went well go back, too
 */
public record Failure(FailureKind kind, Course alone, Seconds together) {}

package dks.forecast.time;

import dks.forecast.time.step.Course;
import dks.template.Place;
import java.util.List;

/**
 * How long things take with a service.
 *
 * @param deploy a deployment of this service alone that goes well
 * @param failures deployments that go wrong, by kind; without the kinds that nobody would notice
 * @param scaleOuts the ways to a further task
 */
public record ServiceTimes(Place place, Course deploy, List<Failure> failures, List<Course> scaleOuts) {
    public ServiceTimes {
        failures = List.copyOf(failures);
        scaleOuts = List.copyOf(scaleOuts);
    }
}

package dks.stack.model;

import java.util.List;
import java.util.Optional;

/**
 * An ECS service: so many copies of its task.
 *
 * @param origin the service's place
 * @param task the task definition's place
 * @param containers those of its task, the first one of which the load balancer may lead to
 * @param scaling the place of what may change the count, if there is that
 * @param count of tasks
 * @param patience for how many seconds ECS lets a task fail the load balancer's check
 */
public record Service(
        Origin origin, Origin task, Optional<Origin> scaling, List<Container> containers, int count, int patience) {
    public Service {
        containers = List.copyOf(containers);
    }

    /** The same service with other containers. */
    public Service with(List<Container> others) {
        return new Service(origin, task, scaling, others, count, patience);
    }
}

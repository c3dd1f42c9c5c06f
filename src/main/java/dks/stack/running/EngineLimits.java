package dks.stack.running;

import dks.stack.model.Container;
import dks.stack.model.Container.Ulimit;
import dks.stack.model.LocalStack;
import dks.stack.model.Replaced;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import dks.stack.writing.ComposeFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the engine itself may not go beyond. One that runs without root's rights cannot give a container more open files
 * than it has.
 */
final class EngineLimits {
    private final Engine engine;
    private final Map<Ulimit, Boolean> granted = new HashMap<>();

    EngineLimits(Engine engine) {
        this.engine = engine;
    }

    /** The same stack without limits that this engine cannot set; each of them is among what is replaced. */
    LocalStack apply(LocalStack stack) throws StackFailure {
        var services = new ArrayList<Service>();
        var replaced = new ArrayList<>(stack.replaced());
        for (Service service : stack.services()) {
            var containers = new ArrayList<Container>();
            for (Container container : service.containers()) {
                var kept = new ArrayList<Ulimit>();
                for (Ulimit limit : container.limits().ulimits()) {
                    if (isGranted(limit)) {
                        kept.add(limit);
                    } else {
                        replaced.add(new Replaced(
                                service.task(),
                                "Ulimits " + limit.name(),
                                limit.soft() + ":" + limit.hard(),
                                "",
                                "this engine has fewer itself and may not give more"));
                    }
                }
                containers.add(container.with(container.limits().with(kept)));
            }
            services.add(service.with(containers));
        }
        return stack.with(services, replaced);
    }

    private boolean isGranted(Ulimit limit) throws StackFailure {
        Boolean known = granted.get(limit);
        if (known == null) {
            // Detached, because whoever waits for output is not told by Podman why there is none.
            Programs.Outcome trial = engine.run(
                    List.of(
                            "run",
                            "--rm",
                            "--detach",
                            "--ulimit",
                            limit.name() + "=" + limit.soft() + ":" + limit.hard(),
                            "--entrypoint",
                            "true",
                            ComposeFile.LOAD_BALANCER_IMAGE),
                    line -> {});
            // Whatever else is wrong shows when the stack starts.
            known = trial.succeeded() || !trial.text().contains("rlimit");
            granted.put(limit, known);
        }
        return known;
    }
}

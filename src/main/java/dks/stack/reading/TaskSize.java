package dks.stack.reading;

import dks.stack.model.StackFailure;
import java.util.Optional;

/**
 * What a task gets as a whole. The engine limits single containers only: a task of several is told among what is left
 * out.
 *
 * @param containers how many it has
 */
record TaskSize(Fields task, int containers) {
    private static final double CPU_UNITS = 1024;

    /** Processors of which its one container can take no more. */
    Optional<Double> cpus() throws StackFailure {
        return containers == 1 ? task.number("Cpu").map(units -> units / CPU_UNITS) : Optional.empty();
    }

    /** Memory in MiB of its one container, where that has no limit of its own. */
    Optional<Integer> memoryMiB() throws StackFailure {
        return containers == 1 ? task.number("Memory") : Optional.empty();
    }
}

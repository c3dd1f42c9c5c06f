package dks.proof.placement;

import dks.proof.packing.Fit;
import java.util.OptionalInt;

/**
 * That the tasks of a moment fit a pool.
 *
 * @param moment for example {@code usual}
 * @param tasks for example {@code 1 Api, 1 Ui}
 * @param instances the fewest that hold them; empty when that cannot be told, or a task fits on none
 * @param answer whether it is so
 */
public record Claim(String moment, String tasks, OptionalInt instances, Fit answer) {}

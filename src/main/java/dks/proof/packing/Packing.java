package dks.proof.packing;

import dks.ec2.Demand;
import dks.ec2.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How tasks of a few kinds go onto equal instances. Exact: every way to fill an instance is looked at, so that "does not
 * fit" is as sure as "fits". Counts are given one for each kind, in the order of the kinds.
 */
final class Packing {
    /** Ways to fill instances that are looked at before giving up: well under a second. */
    private static final int CASES_AT_MOST = 2_000_000;

    private final Room room;
    private final List<Demand> kinds;
    private int cases;

    Packing(Room room, List<Demand> kinds) {
        this.room = room;
        this.kinds = List.copyOf(kinds);
    }

    /**
     * The fewest instances that hold these tasks; empty when one of them fits on no instance at all.
     *
     * @throws TooManyCases when that cannot be told in reasonable time
     */
    OptionalInt fewest(int... counts) throws TooManyCases {
        cases = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            if (counts[kind] > 0 && !fits(one(kind))) {
                return OptionalInt.empty();
            }
        }
        List<int[]> fullInstances = fillings(counts).stream()
                .filter(filling -> isFull(filling, counts))
                .toList();
        Set<List<Integer>> left = Set.of(asList(counts));
        for (int instances = 0; ; instances++) {
            if (left.contains(asList(new int[counts.length]))) {
                return OptionalInt.of(instances);
            }
            left = afterOneMore(left, fullInstances);
        }
    }

    /**
     * The most instances that these tasks can close to a further task of a kind, however they are placed. With more
     * instances than that, there is always one for it, whatever went where before.
     *
     * @throws TooManyCases when that cannot be told in reasonable time
     */
    int mostClosedTo(int kind, int... counts) throws TooManyCases {
        cases = 0;
        if (!fits(one(kind))) {
            return Integer.MAX_VALUE;
        }
        List<int[]> closers = fillings(counts).stream()
                .filter(filling -> closes(filling, kind) && isSparse(filling, kind))
                .toList();
        return mostOf(closers, counts, new HashMap<>());
    }

    private Set<List<Integer>> afterOneMore(Set<List<Integer>> left, List<int[]> fullInstances) throws TooManyCases {
        var next = new HashSet<List<Integer>>();
        for (List<Integer> tasks : left) {
            for (int[] filling : fullInstances) {
                count();
                var rest = new ArrayList<Integer>(filling.length);
                for (int kind = 0; kind < filling.length; kind++) {
                    rest.add(Math.max(0, tasks.get(kind) - filling[kind]));
                }
                next.add(rest);
            }
        }
        return next;
    }

    private int mostOf(List<int[]> closers, int[] counts, Map<List<Integer>, Integer> known) throws TooManyCases {
        Integer found = known.get(asList(counts));
        if (found != null) {
            return found;
        }
        int most = 0;
        for (int[] closer : closers) {
            count();
            int[] rest = counts.clone();
            boolean enough = true;
            for (int kind = 0; kind < rest.length; kind++) {
                rest[kind] -= closer[kind];
                enough &= rest[kind] >= 0;
            }
            if (enough) {
                most = Math.max(most, 1 + mostOf(closers, rest, known));
            }
        }
        known.put(asList(counts), most);
        return most;
    }

    /** Every way to fill one instance with some of these tasks, the empty one included. */
    private List<int[]> fillings(int[] counts) throws TooManyCases {
        var found = new ArrayList<int[]>();
        fill(new int[counts.length], 0, counts, found);
        return found;
    }

    private void fill(int[] filling, int kind, int[] counts, List<int[]> found) throws TooManyCases {
        if (kind == counts.length) {
            found.add(filling.clone());
            return;
        }
        for (int tasks = 0; tasks <= counts[kind]; tasks++) {
            count();
            filling[kind] = tasks;
            if (!fits(filling)) {
                break;
            }
            fill(filling, kind + 1, counts, found);
        }
        filling[kind] = 0;
    }

    private boolean isFull(int[] filling, int[] counts) {
        for (int kind = 0; kind < filling.length; kind++) {
            if (filling[kind] < counts[kind] && !closes(filling, kind)) {
                return false;
            }
        }
        return true;
    }

    private boolean closes(int[] filling, int kind) {
        return !fits(more(filling, kind, 1));
    }

    /** Whether taking any task away would open the instance: fuller ones waste tasks that could close another. */
    private boolean isSparse(int[] filling, int kind) {
        for (int other = 0; other < filling.length; other++) {
            if (filling[other] > 0 && closes(more(filling, other, -1), kind)) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(int[] filling) {
        long cpuUnits = 0;
        long memoryMiB = 0;
        long interfaces = 0;
        var taken = new HashSet<String>();
        for (int kind = 0; kind < filling.length; kind++) {
            Demand demand = kinds.get(kind);
            cpuUnits += filling[kind] * demand.cpuUnits();
            memoryMiB += filling[kind] * demand.memoryMiB();
            interfaces += (long) filling[kind] * demand.interfaces();
            for (String exclusive : demand.exclusives()) {
                if (filling[kind] > 1 || filling[kind] == 1 && !taken.add(exclusive)) {
                    return false;
                }
            }
        }
        return cpuUnits <= room.cpuUnits() && memoryMiB <= room.memoryMiB() && interfaces <= room.interfaces();
    }

    private int[] one(int kind) {
        return more(new int[kinds.size()], kind, 1);
    }

    private static int[] more(int[] filling, int kind, int tasks) {
        int[] changed = filling.clone();
        changed[kind] += tasks;
        return changed;
    }

    private static List<Integer> asList(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private void count() throws TooManyCases {
        if (++cases > CASES_AT_MOST) {
            throw new TooManyCases();
        }
    }
}

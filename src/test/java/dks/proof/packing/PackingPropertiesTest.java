package dks.proof.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ec2.Demand;
import dks.ec2.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The proof against a search of every placement, on small pools. */
class PackingPropertiesTest {

    /** A pool of equal instances and the tasks for it: how many of each kind. */
    record Small(Room room, int instances, List<Demand> kinds, int[] counts) {
        @Override
        public String toString() {
            return instances + " x " + room + " for " + kinds + " " + Arrays.toString(counts);
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void the_answer_is_that_of_a_search_of_every_placement(@ForAll("small") Small small) {
        Fit answer = fit(small).all(small.counts());
        boolean somePlacementHoldsAll = new Search(small).somePlacementHoldsAll();
        boolean somePlacementIsStuck = new Search(small).somePlacementIsStuck();
        if (answer == Fit.ALWAYS) {
            assertThat(somePlacementIsStuck).isFalse();
        }
        assertThat(answer == Fit.NEVER).isEqualTo(!somePlacementHoldsAll);
        assertThat(answer).isNotEqualTo(Fit.UNKNOWN);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void the_fewest_instances_are_enough_and_one_less_is_not(@ForAll("small") Small small) throws TooManyCases {
        var fewest = new Packing(small.room(), small.kinds()).fewest(small.counts());
        if (fewest.isPresent() && fewest.getAsInt() <= 4) {
            assertThat(new Search(with(small, fewest.getAsInt())).somePlacementHoldsAll())
                    .isTrue();
            if (fewest.getAsInt() > 0) {
                assertThat(new Search(with(small, fewest.getAsInt() - 1)).somePlacementHoldsAll())
                        .isFalse();
            }
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void a_further_task_always_fits_exactly_when_no_placement_of_the_others_closes_every_instance(
            @ForAll("small") Small small) {
        for (int kind = 0; kind < small.kinds().size(); kind++) {
            Fit answer = fit(small).further(kind, small.counts());
            assertThat(answer == Fit.ALWAYS).isEqualTo(!new Search(small).somePlacementCloses(kind));
        }
    }

    @Provide
    Arbitrary<Small> small() {
        Arbitrary<Room> rooms = Combinators.combine(
                        Arbitraries.longs().between(1, 6),
                        Arbitraries.longs().between(1, 6),
                        Arbitraries.integers().between(0, 3))
                .as(Room::new);
        Arbitrary<Demand> demands = Combinators.combine(
                        Arbitraries.longs().between(0, 4),
                        Arbitraries.longs().between(0, 4),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of("host port 80/tcp", "host port 81/tcp")
                                .set()
                                .ofMaxSize(1))
                .as((cpu, memory, interfaces, ports) -> new Demand(cpu, memory, interfaces, new TreeSet<>(ports)));
        return Combinators.combine(
                        rooms,
                        Arbitraries.integers().between(1, 3),
                        demands.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.integers().between(0, 3).list().ofSize(3))
                .as((room, instances, kinds, counts) -> new Small(
                        room,
                        instances,
                        kinds,
                        counts.subList(0, kinds.size()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray()));
    }

    private static Small with(Small small, int instances) {
        return new Small(small.room(), instances, small.kinds(), small.counts());
    }

    private static PoolFit fit(Small small) {
        return new PoolFit(small.instances(), small.room(), small.room(), small.kinds());
    }

    /** Puts tasks onto instances in every order and at every place. */
    private static final class Search {
        private final Small small;
        private final Set<List<List<Integer>>> seen = new HashSet<>();

        Search(Small small) {
            this.small = small;
        }

        boolean somePlacementHoldsAll() {
            return reach(empty(), state -> left(state).stream().allMatch(tasks -> tasks == 0));
        }

        /** A task is left, and no instance has room for it. */
        boolean somePlacementIsStuck() {
            return reach(empty(), state -> {
                List<Integer> left = left(state);
                for (int kind = 0; kind < left.size(); kind++) {
                    if (left.get(kind) > 0 && isClosed(state, kind)) {
                        return true;
                    }
                }
                return false;
            });
        }

        boolean somePlacementCloses(int kind) {
            return reach(empty(), state -> isClosed(state, kind));
        }

        private boolean reach(List<List<Integer>> state, Predicate<List<List<Integer>>> wanted) {
            if (!seen.add(state)) {
                return false;
            }
            if (wanted.test(state)) {
                return true;
            }
            List<Integer> left = left(state);
            for (int kind = 0; kind < left.size(); kind++) {
                for (int instance = 0; left.get(kind) > 0 && instance < state.size(); instance++) {
                    if (hasRoom(state.get(instance), kind) && reach(placed(state, instance, kind), wanted)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean isClosed(List<List<Integer>> state, int kind) {
            return state.stream().noneMatch(tasks -> hasRoom(tasks, kind));
        }

        private boolean hasRoom(List<Integer> tasks, int further) {
            var all = new ArrayList<>(tasks);
            all.add(further);
            long cpu = 0;
            long memory = 0;
            int interfaces = 0;
            var ports = new HashSet<String>();
            for (int kind : all) {
                Demand demand = small.kinds().get(kind);
                cpu += demand.cpuUnits();
                memory += demand.memoryMiB();
                interfaces += demand.interfaces();
                for (String port : demand.exclusives()) {
                    if (!ports.add(port)) {
                        return false;
                    }
                }
            }
            return cpu <= small.room().cpuUnits()
                    && memory <= small.room().memoryMiB()
                    && interfaces <= small.room().interfaces();
        }

        private List<List<Integer>> empty() {
            var state = new ArrayList<List<Integer>>();
            for (int i = 0; i < small.instances(); i++) {
                state.add(List.of());
            }
            return state;
        }

        private List<Integer> left(List<List<Integer>> state) {
            var left = new ArrayList<Integer>();
            for (int kind = 0; kind < small.counts().length; kind++) {
                int wanted = kind;
                left.add(small.counts()[kind]
                        - (int) state.stream()
                                .flatMap(List::stream)
                                .filter(placed -> placed == wanted)
                                .count());
            }
            return left;
        }

        private static List<List<Integer>> placed(List<List<Integer>> state, int instance, int kind) {
            var next = new ArrayList<>(state);
            var tasks = new ArrayList<>(state.get(instance));
            tasks.add(kind);
            tasks.sort(null);
            next.set(instance, tasks);
            next.sort((one, other) -> one.toString().compareTo(other.toString()));
            return next;
        }
    }
}

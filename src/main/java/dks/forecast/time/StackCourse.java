package dks.forecast.time;

import dks.forecast.time.reading.ServiceNumbers;
import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Course;
import dks.forecast.time.step.Seconds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The services of a stack when all of them change at once: those that wait for others, and those side by side. */
final class StackCourse {
    private final Map<Member, Seconds> own = new LinkedHashMap<>();
    private final Map<Member, Seconds> back = new LinkedHashMap<>();

    /**
     * A service of the stack.
     *
     * @param before the logical ids of what CloudFormation deploys before it
     */
    record Member(ServiceNumbers numbers, Set<String> before) {
        private String name() {
            return numbers.place().name();
        }

        private boolean isAfter(Member other) {
            return before.contains(other.numbers.place().logicalId());
        }
    }

    StackCourse(List<Member> members) {
        for (Member member : members) {
            var deployment = new Deployment(member.numbers());
            own.put(member, deployment.own().total());
            back.put(member, deployment.back().total());
        }
    }

    /** Until all have been deployed. */
    Seconds deploy() {
        return Assumption.CHANGE_SET.seconds().plus(longest(own.keySet(), own)).plus(Assumption.CLEAN_UP.seconds());
    }

    /**
     * Until all are as they were.
     *
     * @param failing the service whose deployment goes wrong
     * @param failure the service's own part of that
     */
    Seconds failure(Member failing, Course failure) {
        Set<Member> before = own.keySet().stream().filter(failing::isAfter).collect(Collectors.toSet());
        Set<Member> deployed = own.keySet().stream()
                .filter(member -> !member.equals(failing) && !member.isAfter(failing))
                .collect(Collectors.toSet());
        return Assumption.CHANGE_SET
                .seconds()
                .plus(longest(before, own))
                .plus(failure.total())
                .plus(Assumption.ROLL_BACK.seconds())
                .plus(longest(deployed, back));
    }

    /** Who waits for whom. */
    String order() {
        List<Member> first =
                own.keySet().stream().filter(member -> before(member).isEmpty()).toList();
        String text = first.stream().map(Member::name).collect(Collectors.joining(" and "))
                + (first.size() > 1 ? " side by side" : "");
        return own.keySet().stream()
                .filter(member -> !before(member).isEmpty())
                .map(member -> member.name() + " after "
                        + before(member).stream().map(Member::name).collect(Collectors.joining(" and ")))
                .reduce(text, (before, after) -> before + ", " + after);
    }

    /** The longest way through some of the services, each of which waits for those before it. */
    private Seconds longest(Set<Member> members, Map<Member, Seconds> each) {
        return members.stream().map(member -> until(member, members, each)).reduce(Seconds.NONE, Seconds::beside);
    }

    private Seconds until(Member member, Set<Member> members, Map<Member, Seconds> each) {
        return before(member).stream()
                .filter(members::contains)
                .map(earlier -> until(earlier, members, each))
                .reduce(Seconds.NONE, Seconds::beside)
                .plus(each.get(member));
    }

    private List<Member> before(Member member) {
        return own.keySet().stream().filter(member::isAfter).toList();
    }
}

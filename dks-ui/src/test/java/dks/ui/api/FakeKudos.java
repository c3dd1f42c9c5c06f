package dks.ui.api;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who gave kudos to which post of a {@link FakeApi}. */
final class FakeKudos {

    private final Map<Object, Set<String>> people = new ConcurrentHashMap<>();

    void clear() {
        people.clear();
    }

    void give(Object postId, String person) {
        of(postId).add(person);
    }

    void takeBack(Object postId, String person) {
        of(postId).remove(person);
    }

    int count(Object postId) {
        return of(postId).size();
    }

    boolean gave(Object postId, String person) {
        return person != null && of(postId).contains(person);
    }

    private Set<String> of(Object postId) {
        return people.computeIfAbsent(postId, id -> ConcurrentHashMap.newKeySet());
    }
}

package dks.api.signin;

import java.util.Optional;

/**
 * Who sends a request, as far as the service can know.
 *
 * @param unchecked sign-in is off: everybody may do everything
 * @param person who is signed in; always empty where sign-in is off
 * @param visitor the name that the client gave itself; always empty where sign-in is on
 */
public record Caller(boolean unchecked, Optional<Person> person, Optional<String> visitor) {

    /** Whether a thing whose author has this subject is the caller's own; empty when nobody was signed in then. */
    public boolean owns(Optional<String> authorSubject) {
        return unchecked || authorSubject.isPresent() && authorSubject.equals(subject());
    }

    /** Whether the caller may remove what others published. */
    public boolean moderates() {
        return person.filter(Person::moderator).isPresent();
    }

    /** The subject of the person signed in. */
    public Optional<String> subject() {
        return person.map(Person::subject);
    }
}

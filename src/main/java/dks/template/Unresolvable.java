package dks.template;

import java.util.Optional;

/** A value of a template cannot be told without AWS; the message says which part of it and why. */
public final class Unresolvable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Resource resource;

    Unresolvable(String message) {
        this(message, null);
    }

    Unresolvable(String message, Resource resource) {
        super(message);
        this.resource = resource;
    }

    /** The resource that only AWS could tell about, if it is that. */
    public Optional<Resource> resource() {
        return Optional.ofNullable(resource);
    }
}

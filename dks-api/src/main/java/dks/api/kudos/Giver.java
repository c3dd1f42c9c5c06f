package dks.api.kudos;

import dks.api.input.Digest;
import dks.api.signin.Caller;
import java.util.List;
import java.util.Optional;

/**
 * Who gives kudos, in the form in which it is stored and exported: it does not tell a visitor's random name, by which
 * others could pass for that visitor.
 *
 * @param digest begins with what kind of name was digested, so that no visitor ever counts as a person signed in
 */
public record Giver(String digest) {

    /** The caller as giver; empty when nothing tells who it is. */
    public static Optional<Giver> of(Caller caller) {
        return caller.subject()
                .map(subject -> digested("subject", subject))
                .or(() -> caller.visitor().map(visitor -> digested("visitor", visitor)));
    }

    private static Giver digested(String kind, String name) {
        return new Giver(kind + ":" + Digest.of(List.of(kind, name)));
    }
}

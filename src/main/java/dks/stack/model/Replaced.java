package dks.stack.model;

/**
 * A value that only AWS has, and what stands for it.
 *
 * @param what for example the name of a variable
 * @param from as in the template, as far as that can be told
 * @param to empty when it is left out
 */
public record Replaced(Origin origin, String what, String from, String to, String why) {
    @Override
    public String toString() {
        return what + ": " + from + " -> " + (to.isEmpty() ? "left out" : to) + ", because " + why;
    }
}

package dks.stack.writing;

/**
 * Where a stack is on this machine.
 *
 * @param project the name by which the engine knows all of its parts
 * @param port of this machine that leads to the load balancer
 */
public record Place(String project, int port) {
    /** Where a browser of this machine comes in. */
    public String url() {
        return "http://localhost:" + port;
    }
}

package dks.local;

/** {@code make up}: runs DKS on this machine until Ctrl-C, without Docker and without an AWS account. */
public final class Up {
    // Ctrl-C reaches our children at the same moment as us: the signal may be seen in them first.
    private static final long SIGNAL_MILLIS = 500;

    /** Whether the end is a failure of ours, and not what the person at the terminal wanted. */
    private static volatile boolean failed;

    private Up() {}

    /** Takes no arguments; {@code UI_PORT}, {@code API_PORT} and {@code DKS_DATA} come from the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        LocalSettings settings;
        try {
            settings = LocalSettings.from(System.getenv());
        } catch (LocalFailure wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        var system = new LocalSystem(settings, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system, settings), "stop"));
        try {
            system.start();
            if (!system.isStopping()) {
                announce(settings);
                system.awaitEnd();
            }
        } catch (LocalFailure failure) {
            if (!system.awaitStopping(SIGNAL_MILLIS)) {
                failed = true;
                system.close();
                System.err.println(failure.getMessage());
            }
            System.exit(1);
        }
    }

    private static void announce(LocalSettings settings) {
        System.out.println("""

                DevOps Knowledge Share runs at  %s
                Its API                         %s/api/posts   (described at /api/docs)
                Sign-in is off, so both answer this machine only.
                Ctrl-C stops it; the posts stay in %s.
                """.formatted(settings.uiUrl(), settings.apiUrl(), settings.folder()));
    }

    /** On a signal, too, which is how this ends well: with 0, or make would call it an error. */
    private static void stop(LocalSystem system, LocalSettings settings) {
        system.close();
        if (!failed) {
            System.out.println("DKS has stopped; the posts stay in " + settings.folder() + ".");
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }
}

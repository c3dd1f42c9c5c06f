package dks.drills;

/** The container that stands for Aurora. */
record Database(Containers containers, String project) {
    /** Where a release of the drills keeps what migrations it has run; no part of the schema. */
    static final String HISTORY_OF_DRILLS = "history_of_drills";

    private static final int READY_MILLIS = 60_000;
    private static final String AWAY = "/tmp/away";

    /**
     * How the container has to be started for {@link #stop}: PostgreSQL may end in it, and be started again, while its
     * address stays, as that of an Aurora instance does when it restarts.
     *
     * @param script that starts PostgreSQL
     */
    static String restartable(String script) {
        return "while :; do ( " + script + " ); while [ -e " + AWAY + " ]; do sleep 0.2; done; done";
    }

    /** Nobody listens any more: connections are refused. */
    void stop() {
        shell("touch " + AWAY + "; kill -INT $(head -n 1 /var/lib/postgresql/data/postmaster.pid)");
    }

    void start() {
        shell("rm -f " + AWAY);
        awaitReady();
    }

    /** It answers nobody any more, and closes no connection either. */
    void pause() {
        containers.run("pause", id());
    }

    void resume() {
        containers.run("unpause", id());
    }

    /** Every statement that would make the schema anew. */
    String schema() {
        String dump = "pg_dump --schema-only --exclude-table=" + HISTORY_OF_DRILLS
                + " -U \"$POSTGRES_USER\" \"$POSTGRES_DB\"";
        // A dump of PostgreSQL's newer versions begins and ends with a word of its own, by chance.
        return containers.run("exec", id(), "bash", "-c", dump).text().replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }

    /** Takes every connection that the database gives, for so many seconds, and ends those that the API has. */
    void exhaust(int seconds) {
        String psql = "psql -q -U \"$POSTGRES_USER\" -d postgres";
        String end = psql + " -c 'select pg_sleep(6)' -c \"select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'dks-api'\" & sleep 1; ";
        String take = "for n in $(seq 150); do " + psql + " -c 'select pg_sleep(" + (seconds + 5) + ")' & done; wait";
        containers.run("exec", "--detach", id(), "bash", "-c", "exec >/dev/null 2>&1; " + end + take);
        Time.sleep(6000);
    }

    void restore() {
        var state = containers.inspect(id()).path("State");
        if (state.path("Paused").asBoolean()) {
            resume();
        }
        start();
    }

    private void shell(String script) {
        containers.run("exec", id(), "bash", "-c", script);
    }

    private void awaitReady() {
        Time.until(
                READY_MILLIS,
                () -> containers
                        .attempt("exec", id(), "pg_isready", "-q", "-h", "127.0.0.1")
                        .succeeded());
    }

    private String id() {
        return containers.ids(dks.stack.model.Database.HOST).get(0);
    }
}

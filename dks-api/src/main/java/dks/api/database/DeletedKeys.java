package dks.api.database;

import org.jdbi.v3.core.Handle;

/** The idempotency keys of what was deleted, which triggers keep for 30 days; see V9__Keep_the_keys_of_what_was_deleted.sql. */
public final class DeletedKeys {

    private DeletedKeys() {}

    /**
     * Whether what was published in this table with this key was deleted. Asked by a statement of its own after the
     * insertion: the insertion waits for a deletion of the same key to end, and only a later statement sees its outcome.
     */
    public static boolean contain(Handle handle, String table, String key) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM deleted_keys"
                        + " WHERE published_in = :table AND idempotency_key = :key)")
                .bind("table", table)
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }
}

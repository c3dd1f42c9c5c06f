package dks.drills;

/**
 * A container of a service.
 *
 * @param id the engine's
 * @param address in the stack's network
 */
record Task(String id, String name, String address) {}

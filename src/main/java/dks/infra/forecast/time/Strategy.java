package dks.infra.forecast.time;

/** How a deployment brings new tasks into service. */
enum Strategy {
    /** New tasks take the places of old ones, batch by batch. */
    ROLLING,
    /** All new tasks at once; the traffic shifts to them at once. */
    BLUE_GREEN,
    /** All new tasks at once; the traffic shifts in equal parts. */
    LINEAR,
    /** All new tasks at once; a small part of the traffic shifts first. */
    CANARY
}

package dks.proof.reading;

/** Over what a service's first placement strategy spreads its tasks. */
public enum Spread {
    NOTHING,
    INSTANCES,
    ZONES
}

package dks.infra.forecast.placement;

/** Over what a service's first placement strategy spreads its tasks. */
public enum Spread {
    NOTHING,
    INSTANCES,
    ZONES
}

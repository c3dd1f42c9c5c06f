package dks.proof.packing;

/** Whether tasks find room on a pool. */
public enum Fit {
    /** In whatever order ECS places them and wherever it does. */
    ALWAYS,
    /** When they are well placed; badly placed, they leave gaps that are too small. */
    IF_WELL_PLACED,
    NEVER,
    /** Too many ways, or instances of several sizes of which the largest suffice and the smallest do not. */
    UNKNOWN
}

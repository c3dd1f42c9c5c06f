package dks.infra.forecast.placement;

/**
 * One thing that would go wrong, or that could not be proven.
 *
 * @param sentence the arithmetic
 * @param fix the smallest change that mends it; empty where none is known
 */
public record Finding(Rule rule, Place place, String sentence, String fix) {}

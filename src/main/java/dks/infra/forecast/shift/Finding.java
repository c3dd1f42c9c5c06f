package dks.infra.forecast.shift;

import dks.infra.forecast.placement.Place;

/**
 * A way in which a deployment could lead requests to a target group without tasks, or ECS refuse to begin.
 *
 * @param fix the smallest change that mends it; empty where none is known
 */
public record Finding(Rule rule, Place place, String sentence, String fix) {}

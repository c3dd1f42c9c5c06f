package dks.infra.forecast.placement;

import dks.infra.template.Resource;
import java.util.Optional;

/**
 * An Auto Scaling group.
 *
 * @param provider the capacity provider that it belongs to, if there is one
 * @param grows whether something launches instances when tasks need them
 */
record Group(Resource resource, Optional<Resource> provider, boolean grows) {}

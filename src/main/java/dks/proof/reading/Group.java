package dks.proof.reading;

import dks.template.Resource;
import java.util.Optional;

/**
 * An Auto Scaling group.
 *
 * @param provider the capacity provider that it belongs to, if there is one
 * @param grows whether something launches instances when tasks need them
 */
public record Group(Resource resource, Optional<Resource> provider, boolean grows) {}

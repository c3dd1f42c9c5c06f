package dks.stack.reading;

import dks.stack.model.LeftOut;
import dks.stack.model.Origin;
import dks.stack.model.Replaced;
import dks.template.Resolver;
import dks.template.Resource;
import dks.template.Unresolvable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One reading of an assembly: what its readers share, and what they notice. */
final class Reading {
    private final Assembly assembly;
    private final StandIns standIns;
    private final Resolver resolver;
    private final Map<Origin, Fields> read = new LinkedHashMap<>();
    private final List<Replaced> replaced = new ArrayList<>();

    Reading(Assembly assembly, StandIns standIns) {
        this.assembly = assembly;
        this.standIns = standIns;
        this.resolver = new Resolver(assembly.templates(), standIns);
    }

    Assembly assembly() {
        return assembly;
    }

    StandIns standIns() {
        return standIns;
    }

    /** The resources of a type that CloudFormation makes. */
    List<Resource> resources(String type) throws Untold {
        var made = new ArrayList<Resource>();
        for (Resource resource : assembly.templates().resources(type).toList()) {
            try {
                if (resolver.exists(resource)) {
                    made.add(resource);
                }
            } catch (Unresolvable unresolvable) {
                throw new Untold(resource, "Condition", unresolvable);
            }
        }
        return made;
    }

    /** The properties of a resource; the same object every time. */
    Fields of(Resource resource) {
        return read.computeIfAbsent(Origin.of(resource), origin -> Fields.of(resource, resolver));
    }

    void replace(Replaced value) {
        replaced.add(value);
    }

    List<Replaced> replaced() {
        return replaced;
    }

    /** The properties of all resources that were read that nobody asked for. */
    List<LeftOut> leftOut() {
        var reasons = Reasons.read();
        return read.entrySet().stream()
                .flatMap(entry -> entry.getValue().unread().map(path -> {
                    String type = entry.getValue().resource().type();
                    return new LeftOut(entry.getKey(), type, path, reasons.why(type, path));
                }))
                .toList();
    }
}

package dks.proof.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;

/** Reads what an Auto Scaling group launches: from its launch template, or from its launch configuration. */
public final class LaunchReader {
    private final Templates templates;
    private final Resource group;
    private final Template template;

    public LaunchReader(Templates templates, Resource group) {
        this.templates = templates;
        this.group = group;
        this.template = group.template();
    }

    /**
     * The names of the instance types that the group may launch, at least one.
     *
     * @throws NotTold when the templates do not name them
     */
    public List<String> typeNames() throws NotTold {
        var names = new ArrayList<String>();
        JsonNode mixed = group.property("MixedInstancesPolicy").path("LaunchTemplate");
        for (JsonNode override : mixed.path("Overrides")) {
            if (override.has("InstanceRequirements")) {
                throw new NotTold("the group chooses instance types by their attributes.");
            }
            names.add(text(override.path("InstanceType"), "an instance type of the group"));
        }
        if (names.isEmpty()) {
            names.add(text(launched().path("InstanceType"), "the instance type"));
        }
        return names;
    }

    /**
     * The properties of the launch configuration, or the data of the launch template.
     *
     * @throws NotTold when neither is in the templates
     */
    public JsonNode launched() throws NotTold {
        JsonNode specification = group.property("MixedInstancesPolicy").path("LaunchTemplate");
        JsonNode direct = group.property("LaunchTemplate");
        JsonNode id = direct.isMissingNode()
                ? specification.path("LaunchTemplateSpecification").path("LaunchTemplateId")
                : direct.path("LaunchTemplateId");
        if (!id.isMissingNode()) {
            return templates
                    .referred(template, id)
                    .map(found -> found.property("LaunchTemplateData"))
                    .orElseThrow(() -> new NotTold("the group's launch template is not in the templates."));
        }
        return templates
                .referred(template, group.property("LaunchConfigurationName"))
                .map(found -> found.json().path("Properties"))
                .orElseThrow(() -> new NotTold("the group has no launch template in the templates."));
    }

    /** Whether the group launches by a launch configuration, whose defaults are others than a launch template's. */
    public boolean isByConfiguration() {
        return group.json().path("Properties").has("LaunchConfigurationName");
    }

    /**
     * A number among the group's properties, for example {@code MinSize}.
     *
     * @throws NotTold when it is not there, or no whole number
     */
    public int number(String name) throws NotTold {
        return WrittenNumber.whole(group.property(name), "the group's " + name);
    }

    private static String text(JsonNode value, String what) throws NotTold {
        return Templates.text(value).orElseThrow(() -> new NotTold("the templates do not tell " + what + "."));
    }
}

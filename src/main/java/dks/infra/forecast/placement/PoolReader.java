package dks.infra.forecast.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.forecast.template.Resource;
import dks.infra.forecast.template.Template;
import dks.infra.forecast.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a pool of instances from an Auto Scaling group and its launch template. */
final class PoolReader {
    private static final Pattern RESERVED = Pattern.compile("ECS_RESERVED_MEMORY=([0-9]+)");

    private final Templates templates;
    private final Resource group;
    private final Template template;

    PoolReader(Templates templates, Resource group) {
        this.templates = templates;
        this.group = group;
        this.template = group.template();
    }

    /**
     * The group's instances.
     *
     * @param grows whether something launches instances when tasks need them
     */
    Pool pool(boolean grows, List<Demand> daemons) throws NotTold {
        var types = new ArrayList<InstanceType>();
        for (String name : typeNames()) {
            types.add(InstanceTypes.find(name)
                    .orElseThrow(() -> new NotTold(
                            Rule.KNOWN_INSTANCE_TYPE,
                            "The instance type " + name + " is not in the table; " + InstanceTypes.nearestTo(name)
                                    + ".")));
        }
        return new Pool(
                Place.of(group),
                types,
                trunking(),
                reservedMiB(),
                daemons,
                grows ? number("MaxSize") : atStart(),
                Math.max(1, group.property("VPCZoneIdentifier").size()),
                refreshedUpwards());
    }

    private List<String> typeNames() throws NotTold {
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

    private JsonNode launched() throws NotTold {
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

    private int atStart() throws NotTold {
        return group.property("DesiredCapacity").isMissingNode() ? number("MinSize") : number("DesiredCapacity");
    }

    private int number(String name) throws NotTold {
        String text = text(group.property(name), "the group's " + name);
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new NotTold("the group's " + name + " is " + text + ", which is no number.");
        }
    }

    private String text(JsonNode value, String what) throws NotTold {
        return Templates.text(template, value)
                .orElseThrow(() -> new NotTold("the templates do not tell " + what + "."));
    }

    /** Trunking is a setting of the account; a template can only turn it on by a custom resource that calls ECS. */
    private boolean trunking() {
        return templates.all().stream()
                .flatMap(Template::resources)
                .filter(resource -> resource.type().startsWith("Custom::")
                        || resource.type().equals("AWS::CloudFormation::CustomResource"))
                .map(resource -> resource.json().toString())
                .anyMatch(text -> text.contains("awsvpcTrunking") && text.contains("enabled"));
    }

    private int reservedMiB() throws NotTold {
        Matcher reserved = RESERVED.matcher(launched().path("UserData").toString());
        return reserved.find() ? Integer.parseInt(reserved.group(1)) : 0;
    }

    private boolean refreshedUpwards() {
        JsonNode refresh = group.json().path("UpdatePolicy").path("AutoScalingInstanceRefresh");
        JsonNode preferences = refresh.path("Preferences").isMissingNode() ? refresh : refresh.path("Preferences");
        return preferences.path("MinHealthyPercentage").asInt(0) >= 100;
    }
}

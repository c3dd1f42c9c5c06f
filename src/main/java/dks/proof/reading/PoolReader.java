package dks.proof.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.ec2.Demand;
import dks.ec2.InstanceType;
import dks.ec2.InstanceTypes;
import dks.proof.packing.Pool;
import dks.template.Place;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a pool of instances from an Auto Scaling group and its launch template. */
public final class PoolReader {
    private static final Pattern RESERVED = Pattern.compile("ECS_RESERVED_MEMORY=([0-9]+)");

    private final Templates templates;
    private final Resource group;
    private final LaunchReader launch;

    public PoolReader(Templates templates, Resource group) {
        this.templates = templates;
        this.group = group;
        this.launch = new LaunchReader(templates, group);
    }

    /**
     * The group's instances.
     *
     * @param grows whether something launches instances when tasks need them
     * @param daemons tasks that every instance runs beside the others
     * @throws UnknownInstanceType when the table does not have what the group launches
     * @throws NotTold when the templates do not tell how many instances there are, or of which type
     */
    public Pool pool(boolean grows, List<Demand> daemons) throws NotTold {
        var types = new ArrayList<InstanceType>();
        for (String name : launch.typeNames()) {
            types.add(InstanceTypes.find(name).orElseThrow(() -> new UnknownInstanceType(name)));
        }
        return new Pool(
                Place.of(group),
                types,
                trunking(),
                reservedMiB(),
                daemons,
                grows ? launch.number("MaxSize") : atStart(),
                Math.max(1, group.property("VPCZoneIdentifier").size()),
                refreshedUpwards());
    }

    private int atStart() throws NotTold {
        return group.property("DesiredCapacity").isMissingNode()
                ? launch.number("MinSize")
                : launch.number("DesiredCapacity");
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
        Matcher reserved = RESERVED.matcher(launch.launched().path("UserData").toString());
        return reserved.find() ? Integer.parseInt(reserved.group(1)) : 0;
    }

    private boolean refreshedUpwards() throws NotTold {
        JsonNode refresh = group.json().path("UpdatePolicy").path("AutoScalingInstanceRefresh");
        JsonNode preferences = refresh.path("Preferences").isMissingNode() ? refresh : refresh.path("Preferences");
        JsonNode least = preferences.path("MinHealthyPercentage");
        return WrittenNumber.whole(least, 0, "the MinHealthyPercentage of the group's refresh") >= 100;
    }
}

package dks.forecast.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.reading.NotTold;
import dks.proof.reading.WrittenNumber;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an instance brings along: volumes, an address, metrics. Read from how it is launched. */
final class Parts {
    /** The size of the ECS-optimized machine images' own volume. */
    private static final int IMAGE_GB = 30;

    private static final String IMAGE_TYPE = "gp3";

    /** What EC2 makes of a volume that says nothing. */
    private static final String DEFAULT_TYPE = "gp2";

    private final Templates templates;
    private final Template template;
    private final JsonNode launched;
    private final Bill bill;

    /**
     * @param template that the launch's references are to be read in
     * @param launched properties of an instance or of a launch configuration, or a launch template's data
     */
    Parts(Templates templates, Template template, JsonNode launched, Bill bill) {
        this.templates = templates;
        this.template = template;
        this.launched = launched;
        this.bill = bill;
    }

    /**
     * All of them.
     *
     * @param subnet where it is launched, which decides on the address when the launch does not; may be missing
     * @param detailedByDefault whether EC2 takes metrics by the minute when nothing is said
     */
    List<Part> all(JsonNode subnet, boolean detailedByDefault) {
        var parts = new ArrayList<>(volumes());
        if (hasAddress(subnet)) {
            parts.add(Part.of("public IPv4 address", Prices.of("public IPv4 address")));
        }
        JsonNode monitoring = launched.path("Monitoring");
        if (monitoring.isObject()) {
            monitoring = monitoring.path("Enabled");
        }
        if (monitoring.isMissingNode()) {
            monitoring = launched.path("InstanceMonitoring");
        }
        if (monitoring.asBoolean(detailedByDefault)) {
            parts.add(Part.of("detailed monitoring", Prices.of("detailed monitoring")));
        }
        return parts;
    }

    private List<Part> volumes() {
        var parts = new ArrayList<Part>();
        boolean given = false;
        for (JsonNode mapping : launched.path("BlockDeviceMappings")) {
            JsonNode disk = mapping.path("Ebs");
            if (!disk.isMissingNode()) {
                disk(disk).ifPresent(parts::add);
                given = true;
            }
        }
        if (!given) {
            bill.assume("An instance whose template gives no volume has that of the ECS machine image, %d GB of %s."
                    .formatted(IMAGE_GB, IMAGE_TYPE));
            disk(IMAGE_TYPE, IMAGE_GB).ifPresent(parts::add);
        }
        return parts;
    }

    /** A volume that is described by its type and its size; empty when the table has no price of such. */
    Optional<Part> disk(JsonNode described) {
        String name = described.has("VolumeSize") ? "VolumeSize" : "Size";
        String type = described.path("VolumeType").asText(DEFAULT_TYPE);
        try {
            return disk(type, WrittenNumber.whole(described.path(name), IMAGE_GB, "its " + name));
        } catch (NotTold e) {
            bill.notPriced("a volume of type " + type + " (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    private Optional<Part> disk(String type, int size) {
        Optional<Price> price = Prices.find("volume " + type);
        if (price.isEmpty()) {
            bill.notPriced("a volume of type " + type);
        }
        return price.map(
                found -> new Part("volume " + type, size + " GB at " + found.reckoned(), size * found.monthly()));
    }

    private boolean hasAddress(JsonNode subnet) {
        JsonNode said = launched.path("NetworkInterfaces").path(0).path("AssociatePublicIpAddress");
        if (said.isMissingNode()) {
            said = launched.path("AssociatePublicIpAddress");
        }
        if (!said.isMissingNode()) {
            return said.asBoolean();
        }
        return templates
                .referred(template, subnet)
                .map(found -> found.property("MapPublicIpOnLaunch").asBoolean())
                .orElse(false);
    }
}

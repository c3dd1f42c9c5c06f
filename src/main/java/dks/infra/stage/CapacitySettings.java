package dks.infra.stage;

import dks.ec2.InstanceType;
import dks.ec2.InstanceTypes;
import dks.infra.stage.StageConfig.CapacitySize;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person may say about a stage's instances.
 *
 * @param instanceType the EC2 instance type in place of the stage's own
 * @param spotPercent the share of spot instances, 0 to 100
 */
record CapacitySettings(Optional<String> instanceType, Optional<String> spotPercent) {
    private static final Pattern PERCENT = Pattern.compile("0|[1-9][0-9]?|100");

    /**
     * The stage's instances with these settings.
     *
     * @throws InvalidSettingException for a value that cannot be used
     */
    CapacitySize appliedTo(StageConfig stage, CpuArchitecture cpu) {
        CapacitySize size = stage.capacity();
        if (instanceType.isPresent()) {
            size = size.of(cpu, known(instanceType.get(), cpu));
        }
        return spotPercent.isPresent() ? size.withSpot(share(stage)) : size;
    }

    private static String known(String name, CpuArchitecture cpu) {
        InstanceType type = InstanceTypes.find(name)
                .orElseThrow(() -> new InvalidSettingException(
                        "instanceType=" + name + " is not in the table: " + InstanceTypes.nearestTo(name) + "."));
        if (!cpu.runs(type)) {
            throw new InvalidSettingException("instanceType=" + name + " is not for " + cpu.setting()
                    + ": use another type, or add -c cpu=" + cpu.other().setting() + ".");
        }
        return name;
    }

    private int share(StageConfig stage) {
        String given = spotPercent.orElseThrow();
        if (!PERCENT.matcher(given).matches()) {
            throw new InvalidSettingException(
                    "spotPercent=" + given + " is no share: use a whole number from 0 to 100, for example 50.");
        }
        int percent = Integer.parseInt(given);
        if (percent > 0 && stage.capacity().atLeast() < 2) {
            throw new InvalidSettingException("spotPercent=" + given + " is for a stage that always has two instances: "
                    + stage.name() + " runs on one, and all of it would go with two minutes' notice.");
        }
        return percent;
    }
}

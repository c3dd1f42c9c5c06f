package dks.infra.stage;

import dks.ec2.InstanceType;
import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.ecs.AmiHardwareType;

/** The processor that a stage's instances have and its images are built for. */
public enum CpuArchitecture {
    ARM64("arm64", AmiHardwareType.ARM),
    X86_64("x86_64", AmiHardwareType.STANDARD);

    private final String setting;
    private final AmiHardwareType ami;

    CpuArchitecture(String setting, AmiHardwareType ami) {
        this.setting = setting;
        this.ami = ami;
    }

    /** Which of Amazon's ECS-optimized images boots on it. */
    public AmiHardwareType ami() {
        return ami;
    }

    /** Which platform the container images are built for. */
    public Platform imagePlatform() {
        return this == ARM64 ? Platform.LINUX_ARM64 : Platform.LINUX_AMD64;
    }

    /** The word for it in settings. */
    String setting() {
        return setting;
    }

    /** The one that it is not. */
    CpuArchitecture other() {
        return this == ARM64 ? X86_64 : ARM64;
    }

    /** Whether instances of this type have it. */
    boolean runs(InstanceType type) {
        return type.graviton() == (this == ARM64);
    }

    static CpuArchitecture of(String setting) {
        for (CpuArchitecture cpu : values()) {
            if (cpu.setting.equals(setting)) {
                return cpu;
            }
        }
        throw new InvalidSettingException("cpu=" + setting + " is not a processor: use arm64 or x86_64.");
    }
}

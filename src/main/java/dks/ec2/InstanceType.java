package dks.ec2;

/**
 * An EC2 instance type as ECS sees it.
 *
 * @param memoryMiB as Amazon advertises it
 * @param interfaces the most elastic network interfaces, the instance's own among them
 * @param branchInterfaces how many tasks get an interface with ENI trunking; 0 where the type cannot trunk
 */
public record InstanceType(String name, int vcpus, int memoryMiB, int interfaces, int branchInterfaces) {
    /**
     * What the hypervisor and the kernel keep of the memory, which no table of Amazon's tells: 7.5 %, Karpenter's default
     * {@code VM_MEMORY_OVERHEAD_PERCENT}, which it uses for the same purpose. Amazon's one example, m4.large, is 2.5 %.
     */
    private static final double KEPT_SHARE = 0.075;

    /** Small instances keep a larger share: the kernel alone takes about so much. */
    private static final int KEPT_AT_LEAST_MIB = 128;

    private static final int CPU_UNITS_PER_VCPU = 1024;

    /** The part of its name before the dot. */
    public String family() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The part of its name after the dot. */
    String size() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Whether it has Amazon's arm64 processor: a g follows the generation, as in {@code m7g} or {@code c7gn}. */
    public boolean graviton() {
        return isGraviton(family());
    }

    static boolean isGraviton(String family) {
        return family.matches("[a-z]+[0-9]+g[a-z]*");
    }

    /** Whether tasks that were built and placed for one of them are as well off on the other. */
    boolean replaces(InstanceType other) {
        return graviton() == other.graviton()
                && vcpus == other.vcpus
                && memoryMiB == other.memoryMiB
                && interfaces == other.interfaces
                && branchInterfaces == other.branchInterfaces;
    }

    /**
     * What is there for tasks.
     *
     * @param trunking whether the account setting awsvpcTrunking is on
     * @param reservedMiB ECS_RESERVED_MEMORY of the agent
     */
    public Room room(boolean trunking, int reservedMiB) {
        long kept = Math.max(KEPT_AT_LEAST_MIB, (long) Math.ceil(memoryMiB * KEPT_SHARE));
        return new Room(
                (long) vcpus * CPU_UNITS_PER_VCPU,
                Math.max(0, memoryMiB - kept - reservedMiB),
                trunking && branchInterfaces > 0 ? branchInterfaces : interfaces - 1);
    }
}

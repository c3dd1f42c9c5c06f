package dks.ec2;

/**
 * What an instance offers to tasks.
 *
 * @param cpuUnits 1024 for one vCPU
 * @param memoryMiB what the agent registers, which is less than the instance type's memory
 * @param interfaces how many tasks may have a network interface of their own
 */
public record Room(long cpuUnits, long memoryMiB, int interfaces) {

    /** The less of both in everything: what either of two instances offers at least. */
    public Room orLess(Room other) {
        return new Room(
                Math.min(cpuUnits, other.cpuUnits),
                Math.min(memoryMiB, other.memoryMiB),
                Math.min(interfaces, other.interfaces));
    }

    /** The more of both in everything: what neither of two instances exceeds. */
    public Room orMore(Room other) {
        return new Room(
                Math.max(cpuUnits, other.cpuUnits),
                Math.max(memoryMiB, other.memoryMiB),
                Math.max(interfaces, other.interfaces));
    }

    /** What is left beside a task; in nothing less than nothing. */
    public Room without(Demand task) {
        return new Room(
                Math.max(0, cpuUnits - task.cpuUnits()),
                Math.max(0, memoryMiB - task.memoryMiB()),
                Math.max(0, interfaces - task.interfaces()));
    }

    /** As people read it: {@code 2048 CPU units, 1895 MiB, 2 interfaces}. */
    @Override
    public String toString() {
        return cpuUnits + " CPU units, " + memoryMiB + " MiB, " + interfaces
                + (interfaces == 1 ? " interface" : " interfaces");
    }
}

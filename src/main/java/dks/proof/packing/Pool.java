package dks.proof.packing;

import dks.ec2.Demand;
import dks.ec2.InstanceType;
import dks.ec2.Room;
import dks.template.Place;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The instances of one Auto Scaling group.
 *
 * @param types the instance types that it may launch; at least one
 * @param trunking whether tasks get branch interfaces
 * @param reservedMiB ECS_RESERVED_MEMORY of the agents
 * @param daemons tasks that every instance runs beside the others
 * @param atMost where it ends: MaxSize if something makes it grow, else the instances that it has
 * @param zones how many zones it launches into
 * @param refreshed whether a change of its launch template launches a new instance before an old one goes
 */
public record Pool(
        Place place,
        List<InstanceType> types,
        boolean trunking,
        int reservedMiB,
        List<Demand> daemons,
        int atMost,
        int zones,
        boolean refreshed) {

    /** The same pool of another instance type. */
    public Pool of(InstanceType type) {
        return new Pool(place, List.of(type), trunking, reservedMiB, daemons, atMost, zones, refreshed);
    }

    /** The same pool with another end. */
    public Pool withAtMost(int instances) {
        return new Pool(place, types, trunking, reservedMiB, daemons, instances, zones, refreshed);
    }

    /** What any of its instances offers at least. */
    private Room least() {
        return room(Room::orLess);
    }

    /** What none of its instances exceeds. */
    private Room most() {
        return room(Room::orMore);
    }

    /** Whether such tasks fit onto it. */
    public PoolFit fit(List<Demand> tasks) {
        return new PoolFit(atMost, least(), most(), tasks);
    }

    /** Its instance types and what the smallest offers, for a sentence. */
    public String sizes() {
        return String.join(" or ", types.stream().map(InstanceType::name).toList()) + " (" + least() + ")";
    }

    private Room room(BinaryOperator<Room> either) {
        Room whole = types.stream()
                .map(type -> type.room(trunking, reservedMiB))
                .reduce(either)
                .orElseThrow();
        return daemons.stream().reduce(whole, Room::without, either);
    }
}

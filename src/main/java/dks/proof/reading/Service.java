package dks.proof.reading;

import dks.ec2.Demand;
import dks.template.Place;

/**
 * One ECS service on a pool of instances.
 *
 * @param desired tasks while nothing happens
 * @param most tasks when scaled out as far as its scaling goes; equals {@code desired} without scaling
 * @param minimumPercent of a count that a deployment keeps running, rounded up
 * @param maximumPercent of a count that a deployment may run, old and new together, rounded down
 * @param rebalanced whether ECS later moves tasks of a zone that has more of them than another
 * @param besideAllOld whether a deployment starts all new tasks beside all old ones, as blue/green, linear and canary do,
 *     whatever the percents say
 */
public record Service(
        Place place,
        Demand task,
        int desired,
        int most,
        int minimumPercent,
        int maximumPercent,
        Spread spread,
        boolean rebalanced,
        boolean besideAllOld) {

    /** How many of {@code count} tasks a deployment may run at once, old and new together. */
    public int upTo(int count) {
        return (int) ((long) count * maximumPercent / 100);
    }

    /** How many new tasks have to find room beside {@code count} old ones before the first of these may stop. */
    public int newBesideOld(int count) {
        return besideAllOld ? count : downTo(count) < count ? 0 : Math.min(count, 1);
    }

    /** How many of {@code count} tasks a deployment keeps running. */
    public int downTo(int count) {
        return (int) (((long) count * minimumPercent + 99) / 100);
    }
}

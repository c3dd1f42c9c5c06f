package dks.forecast.cost;

import java.math.BigDecimal;

/**
 * A list price of us-east-1.
 *
 * @param what a type of resources, an instance type, or a name such as {@code volume gp3}
 * @param unit {@code hour}, {@code month}, {@code GB} (of storage in a month, or of traffic) or {@code million} (requests)
 * @param dollars for one unit
 * @param source where it is from
 * @param note what it assumes; may be empty
 */
record Price(String what, String unit, BigDecimal dollars, String source, String note) {
    /** Hours that a month has on AWS's bills: 8,760 / 12. */
    static final int HOURS_A_MONTH = 730;

    /** Dollars for a month of one thing, or for a unit if it is not charged by time. */
    double monthly() {
        return unit.equals("hour") ? dollars.doubleValue() * HOURS_A_MONTH : dollars.doubleValue();
    }

    /** Dollars for an hour of one thing that is charged by time. */
    double hourly() {
        return unit.equals("hour") ? dollars.doubleValue() : dollars.doubleValue() / HOURS_A_MONTH;
    }

    /** How {@link #monthly} is reckoned: {@code 730 h at $0.0168}. */
    String reckoned() {
        return (unit.equals("hour") ? HOURS_A_MONTH + " h at " : "") + "$" + dollars.toPlainString();
    }
}

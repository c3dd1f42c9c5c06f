package dks.forecast.cost;

/**
 * A line of a bill.
 *
 * @param stack whose resource it is
 * @param count how many of it
 * @param reckoned how the price of one comes about
 * @param dollars for one
 */
public record Item(String stack, String what, double count, String reckoned, double dollars) {

    /** Whether another line says the same and can be counted with it. */
    boolean isLike(Item other) {
        return stack.equals(other.stack)
                && what.equals(other.what)
                && reckoned.equals(other.reckoned)
                && dollars == other.dollars;
    }

    /** This line with some more of it. */
    Item and(double more) {
        return new Item(stack, what, count + more, reckoned, dollars);
    }

    /** Dollars for all. */
    public double total() {
        return count * dollars;
    }

    /** How the total comes about: {@code 3 × 730 h at $0.045}. */
    public String reckoning() {
        if (count == 1) {
            return reckoned;
        }
        String number = count == Math.rint(count) ? String.valueOf((long) count) : String.valueOf(count);
        return number + " × " + reckoned;
    }
}

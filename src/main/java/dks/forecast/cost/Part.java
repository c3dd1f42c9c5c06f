package dks.forecast.cost;

/**
 * Something that comes with every instance of a group.
 *
 * @param reckoned how the price comes about
 * @param dollars a month
 */
record Part(String what, String reckoned, double dollars) {
    static Part of(String what, Price price) {
        return new Part(what, price.reckoned(), price.monthly());
    }
}

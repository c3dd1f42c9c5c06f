package dks.infra.forecast.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.template.Place;
import dks.infra.template.Resource;
import dks.infra.template.Templates;

/** Reads the whole numbers of a resource's properties, which templates write as numbers, as texts, or as parameters. */
final class Numbers {
    private Numbers() {}

    /**
     * The number that is written.
     *
     * @param otherwise what it is where nothing is written
     */
    static int read(Resource resource, JsonNode value, int otherwise) throws NotTold {
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        String text = Templates.text(resource.template(), value).orElse(value.toString());
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new NotTold(Place.of(resource).name() + " has " + text + " where a number is needed.");
        }
    }
}

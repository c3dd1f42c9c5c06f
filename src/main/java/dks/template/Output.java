package dks.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An output of a template.
 *
 * @param value as it is written: a text, or a function of resources of the same template
 */
public record Output(Template template, JsonNode value) {}

package dks.stack.model;

/**
 * A value that is kept secret.
 *
 * @param secret its place in the templates
 * @param field the name within a secret that is a JSON object; empty for the whole secret
 */
public record SecretField(Origin secret, String field) {}

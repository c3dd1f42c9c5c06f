package dks.api.signin;

/**
 * Somebody who is signed in.
 *
 * @param subject the token's sub: the same for this person for ever, and nobody else's at this issuer
 * @param name 1 to 80 characters, for people to read; neither lasting nor unique
 * @param moderator whether this person may remove what others published
 */
public record Person(String subject, String name, boolean moderator) {}

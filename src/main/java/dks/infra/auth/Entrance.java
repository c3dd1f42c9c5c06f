package dks.infra.auth;

import java.util.Optional;

/**
 * How people come in.
 *
 * @param publicBaseUrl what they type, scheme and host without a path
 * @param signIn where they sign in; empty when they do not
 */
public record Entrance(String publicBaseUrl, Optional<SignIn> signIn) {}

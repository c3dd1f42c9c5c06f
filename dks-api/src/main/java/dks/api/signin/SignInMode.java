package dks.api.signin;

/** Whether people sign in before they write; {@code DKS_SIGN_IN}. */
public enum SignInMode {
    /** Writing takes a bearer token of the identity provider. */
    OIDC,
    /** Anybody writes, under any name. */
    OFF
}

package dks.api.signin;

import io.smallrye.config.ConfigMapping;

/** The settings of sign-in. */
@ConfigMapping(prefix = "dks.sign-in")
interface SignInSettings {

    SignInMode mode();
}

package dks.ui.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who looks at the page. */
@Named("visitor")
@RequestScoped
public class Visitor {

    public boolean signInOn() {
        return false;
    }

    public boolean isSignedIn() {
        return false;
    }

    public String name() {
        return null;
    }

    public String authorization() {
        return null;
    }

    public boolean mayWrite() {
        return true;
    }

    public String signInHref() {
        return "/";
    }
}

package dks.browser;

import com.microsoft.playwright.Browser.NewContextOptions;

/** A board without sign-in, and a browser to look at it. */
interface Board {
    /** A person with a browser of their own, which forgets everything at the end. */
    Visitor visitor(NewContextOptions options);

    default Visitor visitor(boolean javaScript) {
        return visitor(new NewContextOptions().setJavaScriptEnabled(javaScript));
    }

    /** Puts content on the board past the forms. */
    Seed seed();
}

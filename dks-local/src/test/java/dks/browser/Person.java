package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Page;

/** Somebody whom the identity provider knows. */
enum Person {
    ADA("Ada Lovelace"),
    EVE("Eve"),
    MO("Mo", "moderators");

    private final String fullName;
    private final String[] groups;

    Person(String fullName, String... groups) {
        this.fullName = fullName;
        this.groups = groups;
    }

    /** The name that the board shows. */
    String fullName() {
        return fullName;
    }

    /** Signs in from the board's first page. */
    void signIn(Visitor visitor) {
        visitor.open("/").page().click("#sign-in");
        enter(visitor);
    }

    /** Fills the page of the identity provider, which leads back to the board. */
    void enter(Visitor visitor) {
        enter(visitor.page());
    }

    void enter(Page page) {
        var claims = JsonNodeFactory.instance.objectNode().put("name", fullName);
        var all = claims.putArray("groups");
        for (String group : groups) {
            all.add(group);
        }
        page.fill("[name=username]", name());
        page.fill("[name=claims]", claims.toString());
        page.click("[type=submit]");
        assertThat(page.locator("#who")).hasText("Signed in as " + fullName);
    }
}

package dks.ui;

import static io.restassured.RestAssured.given;

import dks.ui.api.FakeApi;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** The pages over a fake API, seen through HTTP as a browser without JavaScript sees them. */
@QuarkusTestResource(FakeApi.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class PageTest {

    protected FakeApi api;

    @BeforeEach
    @AfterEach
    void freshApi() {
        api.reset();
    }

    /** A browser that shows what it gets and follows nothing. */
    protected static RequestSpecification browser() {
        return given().config(RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false)));
    }

    /** The same, sending one of our own forms. */
    protected static RequestSpecification form() {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Origin", "https://dks.example")
                .header("Sec-Fetch-Site", "same-origin");
    }

    protected static Document page(String path) {
        return parse(browser().urlEncodingEnabled(false).get(path));
    }

    protected static Document parse(Response response) {
        return Jsoup.parse(response.asString(), "https://dks.example/");
    }
}

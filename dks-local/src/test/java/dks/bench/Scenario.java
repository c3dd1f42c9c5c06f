package dks.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What somebody asks for.
 *
 * @param address where, with the host
 */
record Scenario(String name, String address) {
    private static final int NEWEST_POST = 100_000;
    private static final int A_POST = 50_000;

    /** Everything that is measured; the words and tags are those of content.sql. */
    static List<Scenario> all(String api, String ui, String deepPage) {
        String posts = api + "/api/posts";
        return List.of(
                new Scenario("list, newest", posts),
                new Scenario("list, 50,000 posts further down", deepPage),
                new Scenario("list, most kudos", posts + "?sort=kudos"),
                new Scenario("search, rare word", posts + "?q=heisenbug"),
                new Scenario("search, middling word", posts + "?q=throttling"),
                new Scenario("search, frequent word", posts + "?q=service"),
                new Scenario("search, frequent phrase", posts + "?q=" + encoded("\"service deploy\"")),
                new Scenario(
                        "search, two words that are rare together", posts + "?q=" + encoded("throttling heisenbug")),
                new Scenario("search, nothing found", posts + "?q=unheardof"),
                new Scenario("tag, frequent", posts + "?tag=service"),
                new Scenario("tag, rare", posts + "?tag=seldom"),
                new Scenario("author, prolific", posts + "?author=" + encoded("Person 1")),
                new Scenario("author, quiet", posts + "?author=" + encoded("Person 1999")),
                new Scenario("tags with counts", api + "/api/tags"),
                new Scenario("post", posts + "/" + A_POST),
                new Scenario("comments of a post", posts + "/" + A_POST + "/comments"),
                new Scenario("comments of the most discussed post", posts + "/" + NEWEST_POST + "/comments"),
                new Scenario("list through the UI", ui + "/"),
                new Scenario("post page through the UI", ui + "/posts/" + A_POST));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

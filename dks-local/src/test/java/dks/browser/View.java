package dks.browser;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One of the pages that people meet, in the state that is hardest to get right.
 *
 * @param steps what somebody does to see it
 */
record View(String name, Consumer<Visitor> steps) {
    private static final String RICH = """
            ## What the scheduler sees

            A paragraph with **bold**, *emphasis*, ~~regret~~, `code`, and a [link](https://docs.aws.amazon.com/ecs/).

            | what | before | after | and a column that makes it wide on a phone |
            |------|-------:|:-----:|---------------------------------------------|
            | desiredCount | 2 | 4 | the service scheduler |

            > Somebody said this once.

            1. first
            2. second

            ```
            aws ecs update-service --cluster dks --service api --force-new-deployment --deployment-configuration maximumPercent=200
            ```

            arn:aws:ecs:eu-central-1:123456789012:task-definition/a-name-without-a-place-to-break-it-in-whatever-one-does:42

            ---

            ### A smaller heading
            """;

    /** Every page of the board where sign-in is off, over content that is made for it. */
    static List<View> all(Seed seed) {
        String word = "Gebirge" + UUID.randomUUID().toString().substring(0, 8);
        String post = seed.post(
                word + ": a title that is long enough to need two lines on a phone",
                RICH,
                "Ada",
                "ecs",
                "a-tag-of-thirty-characters-abc");
        String comment = seed.comment(post, RICH, "Grace");
        seed.kudos(post);
        return List.of(
                new View("list", visitor -> visitor.open("/")),
                new View("search", visitor -> visitor.open("/?q=" + word + "&tag=ecs&author=Ada")),
                new View("order by kudos", visitor -> visitor.open("/?sort=kudos")),
                new View("nothing found", visitor -> visitor.open("/?q=nothing-of-" + UUID.randomUUID())),
                new View("search refused", visitor -> visitor.open("/?q=" + "long".repeat(60))),
                new View("tags", visitor -> visitor.open("/tags")),
                new View("post", visitor -> visitor.open(post)),
                new View("kudos given", visitor -> {
                    visitor.open(post).page().click(".kudos button");
                    visitor.see("[aria-pressed=true]").waitFor();
                }),
                new View("kudos trouble", visitor -> {
                    kudosForNothing(seed, visitor);
                    visitor.see(".kudos .error:not(:empty)").waitFor();
                }),
                new View("kudos trouble without scripts", visitor -> {
                    kudosForNothing(seed, visitor.withoutScripts());
                    visitor.see("#notice").waitFor();
                }),
                new View("write", visitor -> visitor.open("/posts/new")),
                new View("write refused", visitor -> refused(visitor.open("/posts/new"))),
                new View("preview", visitor -> {
                    visitor.open("/posts/new").fillPost("A title", RICH, "tag");
                    preview(visitor);
                }),
                new View("edit", visitor -> visitor.open(post + "/edit")),
                new View("edit conflict", visitor -> {
                    String another = seed.post("To be edited twice", RICH, "Ada", "ecs");
                    visitor.open(another + "/edit");
                    visitor.page().fill("#body", "Another text.");
                    conflict(visitor);
                }),
                new View("delete", visitor -> visitor.open(post + "/delete")),
                new View("comment refused", visitor -> {
                    visitor.open(post).page().fill("#comment", " ");
                    visitor.page().fill("#author", Visitor.NAME);
                    visitor.page().click("#publish");
                    visitor.see("#comment-error").waitFor();
                }),
                new View("comment preview", visitor -> {
                    visitor.open(post).page().fill("#comment", RICH);
                    preview(visitor);
                }),
                new View("comment preview without scripts", visitor -> {
                    visitor.withoutScripts().open(post).page().fill("#comment", RICH);
                    preview(visitor);
                }),
                new View("edit comment", visitor -> visitor.open(comment + "/edit")),
                new View("comment conflict", visitor -> {
                    visitor.open(comment + "/edit").page().fill("#comment", "Another text.");
                    conflict(visitor);
                }),
                new View("delete comment", visitor -> visitor.open(comment + "/delete")),
                new View("not found", visitor -> visitor.open("/nowhere")));
    }

    private static void refused(Visitor visitor) {
        visitor.fillPost("A title", "A text", "no/tag");
        visitor.page().fill("#author", Visitor.NAME);
        visitor.page().click("#publish");
        visitor.see("#problems").waitFor();
    }

    private static void kudosForNothing(Seed seed, Visitor visitor) {
        String gone = seed.post("Soon gone", RICH, "Ada", "ecs");
        visitor.open(gone);
        seed.delete(gone);
        visitor.page().click(".kudos button");
    }

    private static void preview(Visitor visitor) {
        visitor.page().click("#preview-button");
        visitor.see("#preview table").waitFor();
    }

    private static void conflict(Visitor visitor) {
        visitor.see("[name=version]").evaluate("field => field.value = 99");
        visitor.page().click("#save");
        visitor.see("#saved").waitFor();
    }

    @Override
    public String toString() {
        return name;
    }
}

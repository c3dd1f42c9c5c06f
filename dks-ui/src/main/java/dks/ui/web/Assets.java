package dks.ui.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that pages refer to. Their address holds a digest of their content, so that browsers may keep them for ever. */
@Named("assets")
@Singleton
public final class Assets {

    private static final int DIGEST_CHARACTERS = 12;

    private final Map<String, Asset> assets = Stream.of(
                    read("style.css", "text/css;charset=UTF-8"),
                    read("htmx.min.js", "text/javascript;charset=UTF-8"),
                    read("favicon.svg", "image/svg+xml"))
            .collect(Collectors.toUnmodifiableMap(Asset::name, asset -> asset));

    /** A file, its media type, and the digest that stands in its address. */
    public record Asset(String name, String type, String digest, byte[] content) {

        public String href() {
            return "/assets/" + digest + "/" + name;
        }
    }

    /** The address of the style sheet. */
    public String style() {
        return assets.get("style.css").href();
    }

    /** The address of htmx. */
    public String htmx() {
        return assets.get("htmx.min.js").href();
    }

    /** The address of the icon. */
    public String icon() {
        return assets.get("favicon.svg").href();
    }

    /** A file by name; null when there is none. */
    Asset named(String name) {
        return assets.get(name);
    }

    private static Asset read(String name, String type) {
        try (var file = Assets.class.getResourceAsStream("/assets/" + name)) {
            var content = file.readAllBytes();
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return new Asset(name, type, digest.substring(0, DIGEST_CHARACTERS), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

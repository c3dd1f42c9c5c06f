package dks.ui.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser behind the proxies: it knows the pages by their public address, the service sees plain http. */
final class Session {

    static final String PUBLIC = "https://dks.example";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI service;

    Session(int port) {
        service = URI.create("http://localhost:" + port);
    }

    /** Asks for one page and follows nothing; an address at the issuer is asked of the issuer. */
    HttpResponse<String> get(String address) {
        return send(request(address).GET());
    }

    /** Asks for a page and follows every redirect. */
    HttpResponse<String> open(String address) {
        var answer = get(address);
        for (var hops = 0; answer.statusCode() / 100 == 3 && hops < 10; hops++) {
            answer = get(answer.headers().firstValue("Location").orElseThrow());
        }
        return answer;
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", PUBLIC)
                .POST(BodyPublishers.ofString(body)));
    }

    Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private HttpRequest.Builder request(String address) {
        var path = address.startsWith(PUBLIC) ? address.substring(PUBLIC.length()) : address;
        var request = HttpRequest.newBuilder(service.resolve(path));
        if (path.startsWith("/") && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.uri().getPort() == service.getPort()) {
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0") || setCookie.contains("max-age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}

package org.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the benchmark asks of Gatehouse besides load: seeds, batches, cursors. */
final class Api {
    static final int BATCH = 10_000;

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final String authorization;

    /** A caller with this API code or token, or without one. */
    Api(URI server, String code) {
        this(server, "Bearer", code);
    }

    private Api(URI server, String scheme, String credentials) {
        this.server = server;
        this.authorization = credentials == null ? null : scheme + " " + credentials;
    }

    boolean answers(String path) {
        try {
            return send(request(path)).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    String get(String path) {
        return expect(200, send(request(path)));
    }

    /** With a signature of LuxSci's clients in place of other credentials. */
    String getSigned(String path, String cookie) {
        return expect(200, send(HttpRequest.newBuilder(server.resolve(path)).header("Cookie", cookie)));
    }

    String post(String path, String json, int status) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return expect(status, send(request));
    }

    String put(String path, String json, int status) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json));
        return expect(status, send(request));
    }

    void delete(String path) {
        send(request(path).DELETE());
    }

    /** How many lines of a file begin so; -1 when the server knows no such file. The file is not kept. */
    long count(String path, String type, String begin) {
        HttpResponse<Stream<String>> answer =
                send(request(path).header("Accept", type), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            return switch (answer.statusCode()) {
                case 200 -> lines.filter(line -> line.startsWith(begin)).count();
                case 404 -> -1;
                default -> throw new IllegalStateException(path + " answered " + answer.statusCode());
            };
        }
    }

    /** The same caller with other credentials. */
    Api with(String credentials) {
        return new Api(server, credentials);
    }

    /** The same caller at the door of LoginTC's clients. */
    Api withLoginTc(String key) {
        return new Api(server, "LoginTC", "key=\"" + key + "\"");
    }

    /** A new access token, which counts for a quarter of an hour. */
    String token() {
        Matcher token = TOKEN.matcher(post("/v1/access-tokens", "{}", 200));
        if (!token.find()) {
            throw new IllegalStateException("no token");
        }
        return token.group(1);
    }

    static String domain(int number) {
        return "d%03d.bench.example".formatted(number);
    }

    void createDomains() {
        for (int i = 0; i < Options.DOMAINS; i++) {
            post("/v1/domains", "{\"name\":\"%s\"}".formatted(domain(i)), 201);
        }
    }

    /** A batch that makes users without passwords in all domains; {@code tag} makes their names unique. */
    static String batch(String tag, int users) {
        StringJoiner operations = new StringJoiner(",", "{\"operations\":[", "]}");
        for (int i = 0; i < users; i++) {
            String address = "%s-%06d@%s".formatted(tag, i, domain(i % Options.DOMAINS));
            operations.add("{\"op\":\"create\",\"content\":{\"address\":\"%s\",\"displayName\":\"New User\"}}"
                    .formatted(address));
        }
        return operations.toString();
    }

    /** Sends a batch of creates; the ids of the new users. */
    List<String> send(String batch, int users) {
        return send("/v1/users/batch", batch, users);
    }

    /** Sends a batch of which each item must be done; their ids. */
    List<String> send(String path, String batch, int items) {
        String answer = post(path, batch, 200);
        List<String> ids =
                ID.matcher(answer).results().map(match -> match.group(1)).toList();
        if (ids.size() != items || answer.contains("\"problem\"")) {
            throw new IllegalStateException("a batch of " + items + " did " + ids.size());
        }
        return ids;
    }

    List<String> seed(int users) {
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < users; from += BATCH) {
            int size = Math.min(BATCH, users - from);
            ids.addAll(send(batch("user%02d".formatted(from / BATCH), size), size));
        }
        return ids;
    }

    /** The path of the last page of the list of users, full like the first one. */
    String lastPage() {
        String before = null;
        String cursor = null;
        String page = page(LARGEST_PAGE, null);
        for (String next = next(page); next != null; next = next(page)) {
            before = cursor;
            cursor = next;
            page = page(LARGEST_PAGE, cursor);
        }
        int rest = (int) ID.matcher(page).results().count();
        if (rest < PAGE) { // step from one page earlier
            cursor = before;
            rest += LARGEST_PAGE;
        }
        while (rest > PAGE) {
            int step = Math.min(LARGEST_PAGE, rest - PAGE);
            cursor = next(page(step, cursor));
            rest -= step;
        }
        return path(PAGE, cursor);
    }

    private String page(int limit, String cursor) {
        return get(path(limit, cursor));
    }

    private static String path(int limit, String cursor) {
        return "/v1/users?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
    }

    private static String next(String page) {
        Matcher next = NEXT.matcher(page);
        return next.find() ? next.group(1) : null;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofMinutes(3));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.request().method() + " "
                    + answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}

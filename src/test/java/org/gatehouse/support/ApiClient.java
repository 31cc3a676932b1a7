package org.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Speaks HTTP with Gatehouse as one caller. Paths are below {@code /v1/} unless they begin with a slash or a scheme.
 * Never changed once made, so it may be shared and used from several threads.
 */
public final class ApiClient {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .sslContext(SelfSigned.accepted())
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Iterable<AnswerCheck> CHECKS = ServiceLoader.load(AnswerCheck.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private final URI server;
    private final Map<String, String> headers;
    private final Duration patience;

    private ApiClient(URI server, Map<String, String> headers, Duration patience) {
        this.server = server;
        this.headers = headers;
        this.patience = patience;
    }

    /** A caller of the shared server with this API code. */
    public static ApiClient as(String code) {
        return anonymous().with("Authorization", "Bearer " + code);
    }

    /** A caller of the shared server with its first API code, which holds every scope. */
    public static ApiClient administrator() {
        return as(SharedServer.firstCode());
    }

    /** A caller of the shared server without credentials. */
    public static ApiClient anonymous() {
        return at(SharedServer.uri());
    }

    /** A caller of another server, without credentials. */
    public static ApiClient at(URI server) {
        return new ApiClient(server, Map.of(), PATIENCE);
    }

    /** The same caller, sending this header too. */
    public ApiClient with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiClient(server, more, patience);
    }

    /** The same caller, who gives up with an {@link UncheckedIOException} when an answer takes longer. */
    public ApiClient within(Duration most) {
        return new ApiClient(server, headers, most);
    }

    public Answer get(String path) {
        return send("GET", path);
    }

    public Answer delete(String path) {
        return send("DELETE", path);
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    public Answer patch(String path, String mergePatch) {
        return send("PATCH", path, "application/merge-patch+json", mergePatch);
    }

    /** Any method, without a body. */
    public Answer send(String method, String path) {
        return send(method, path, null, HttpRequest.BodyPublishers.noBody());
    }

    public Answer send(String method, String path, String mediaType, String body) {
        return send(method, path, mediaType, HttpRequest.BodyPublishers.ofString(body));
    }

    /** Any method and body; no media type is sent when it is null. */
    public Answer send(String method, String path, String mediaType, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(resolve(path)).timeout(patience).method(method, body);
        headers.forEach(request::setHeader);
        if (mediaType != null) {
            request.setHeader("Content-Type", mediaType);
        }
        HttpRequest sent = request.build();
        Answer answer;
        try {
            answer = Answer.of(HTTP.send(sent, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        CHECKS.forEach(check -> check.check(sent, answer));
        return answer;
    }

    /** What a path answers, in bytes. */
    public HttpResponse<byte[]> download(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(resolve(path)).timeout(patience);
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the path answers 200; false too when nobody listens. */
    boolean answers(String path) {
        try {
            return get(path).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private URI resolve(String path) {
        return server.resolve("/v1/").resolve(path);
    }
}

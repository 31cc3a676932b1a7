package org.gatehouse.factors.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Waiting;

/** A device that listens to server-sent events. */
final class EventStream implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<Stream<String>> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream of(Phone phone, String... moreHeaders) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SharedServer.uri() + "/v1/device/events"))
                .header("Authorization", "Bearer " + phone.device().bearer())
                .header("Accept", "text/event-stream");
        if (moreHeaders.length > 0) {
            request.headers(moreHeaders);
        }
        try {
            return new EventStream(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<?> response() {
        return response;
    }

    /** The lines so far that begin so, without the beginning. */
    List<String> lines(String begin) {
        return lines.stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()).strip())
                .toList();
    }

    void await(String begin, String rest) {
        Waiting.until(
                () -> lines(begin).contains(rest), Duration.ofSeconds(20), () -> "no " + begin + rest + ": " + lines);
    }

    void awaitEnd() {
        Waiting.until(() -> !reader.isAlive(), Duration.ofSeconds(20), () -> "it goes on");
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (UncheckedIOException e) {
            // an end too
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}

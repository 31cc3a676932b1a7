package org.gatehouse.dialects.luxsci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gatehouse.support.SharedServer;

/** Stands between a client and the shared server: passes requests on, or answers in its place. */
final class Meddler implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer door;
    private volatile Meddling meddling = (exchange, request) -> false;

    /** What is done with a request, method and path, before it is passed on; true when it has been answered. */
    interface Meddling {
        boolean answers(HttpExchange exchange, String request) throws IOException;
    }

    Meddler() {
        try {
            door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door.setExecutor(threads);
        door.createContext("/", this::handle);
        door.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    /** Forgets the requests so far. */
    Meddler with(Meddling other) {
        requests.clear();
        meddling = other;
        return this;
    }

    /** Those that came, method and path with query. */
    List<String> requests() {
        return requests;
    }

    List<String> requests(String part) {
        return requests.stream().filter(request -> request.contains(part)).toList();
    }

    /** Refuses with this status; {@code header} has a name and a value. */
    static boolean refuse(HttpExchange exchange, int status, String... header) throws IOException {
        for (int i = 0; i < header.length; i += 2) {
            exchange.getResponseHeaders().set(header[i], header[i + 1]);
        }
        return answer(exchange, status, "{\"success\":0,\"error_message\":\"not now\",\"comment\":\"meddled\"}");
    }

    /** Answers with just that. */
    static boolean answer(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(request);
            if (!meddling.answers(exchange, request)) {
                passOn(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(SharedServer.uri() + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Accept", "Content-Type", "Cookie")) {
            if (exchange.getRequestHeaders().containsKey(name)) {
                request.setHeader(name, exchange.getRequestHeaders().getFirst(name));
            }
        }
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        send(exchange, answer.statusCode(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        door.stop(0);
        threads.shutdownNow();
    }
}

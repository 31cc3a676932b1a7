package org.gatehouse.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests as they are written, also those that no decent client would make. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding: *chunked");

    private RawHttp() {}

    /**
     * Sends one request and reads the answer until the server closes. {@code head} is the request line and the headers,
     * lines separated by {@code \n}; Connection is added, and Host where it is missing.
     */
    public static Answer send(URI server, String head, byte[] body) {
        try (Socket socket = connect(server)) {
            write(socket, server, head.strip() + "\nConnection: close", body);
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(firstLine(head), e);
        }
    }

    /** One connection that stays open from one request to the next. */
    public static final class KeptAlive implements AutoCloseable {
        private final URI server;
        private final Socket socket;

        public KeptAlive(URI server) {
            this.server = server;
            try {
                socket = connect(server);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sends a request without a body; {@code head} as for {@link RawHttp#send}. */
        public Answer send(String head) {
            try {
                write(socket, server, head, new byte[0]);
                return parse(readAnswer(new DataInputStream(socket.getInputStream())));
            } catch (IOException e) {
                throw new UncheckedIOException(firstLine(head), e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Socket connect(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void write(Socket socket, URI server, String head, byte[] body) throws IOException {
        String whole = head.strip().replace("\n", "\r\n");
        if (!whole.contains("\r\nHost: ")) {
            whole += "\r\nHost: " + server.getAuthority();
        }
        OutputStream out = socket.getOutputStream();
        out.write((whole + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /** The bytes of one answer, and none of what may follow. */
    private static byte[] readAnswer(DataInputStream in) throws IOException {
        StringBuilder answer = new StringBuilder(readUpTo(in, "\r\n\r\n"));
        Matcher length = LENGTH.matcher(answer);
        if (length.find()) {
            answer.append(readBytes(in, Integer.parseInt(length.group(1))));
        } else if (CHUNKED.matcher(answer).find()) {
            String size;
            do {
                size = readUpTo(in, "\r\n");
                answer.append(size).append(readBytes(in, Integer.parseInt(size.strip(), 16) + 2));
            } while (!size.equals("0\r\n"));
        }
        return answer.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String readUpTo(DataInputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, text.length() - end.length()) < 0) {
            text.append((char) in.readUnsignedByte());
        }
        return text.toString();
    }

    private static String readBytes(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String firstLine(String head) {
        return head.lines().findFirst().orElse("");
    }

    /** A body of one chunk, for {@code Transfer-Encoding: chunked}. */
    public static byte[] chunked(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunks.writeBytes(body);
        chunks.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
    }

    private static Answer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            throw new AssertionError("no answer: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(": ?", 2);
            headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
        }
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        String body = text.substring(end + 4);
        if (all.firstValue("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
            body = unchunked(body);
        }
        String utf8 = new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(lines[0].substring(9, 12)), all, utf8);
    }

    private static String unchunked(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int length = Integer.parseInt(chunks.substring(at, line).strip(), 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(chunks, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
    }
}

package org.gatehouse.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An error as it goes to the client.
 *
 * @param told what it tells of
 */
public record ErrorAnswer(int status, String mediaType, Map<String, String> headers, String body, Problem told) {
    byte[] utf8() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}

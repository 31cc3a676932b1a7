package org.gatehouse.factors.settings;

import java.util.Base64;

/**
 * The icon of a domain as a file.
 *
 * @param content a PNG in base64
 */
public record IconFile(String content, String etag) {
    public byte[] png() {
        return Base64.getDecoder().decode(content);
    }
}

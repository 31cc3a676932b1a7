package org.gatehouse.domains;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A TXT record to publish; its text is ASCII. */
@Schema(description = "A TXT record to publish")
public record TextRecord(
        @Schema(required = true, example = "s2026._domainkey.example.com")
        String name,

        @Schema(required = true, description = "The whole text", example = "v=DKIM1; k=rsa; p=MIIBIjANBgkq")
        String value,

        @Schema(
                required = true,
                description = "A line of a zone file, its text in strings of at most 255 bytes",
                example = "s2026._domainkey.example.com. IN TXT ( \"v=DKIM1; k=rsa; p=MIIBIjANBgkq\" )")
        String zoneFile) {
    private static final int MAX_STRING = 255; // RFC 1035, 3.3

    public static TextRecord of(String name, String value) {
        StringBuilder line = new StringBuilder(name).append(". IN TXT (");
        for (String string : strings(value)) {
            line.append(" \"")
                    .append(string.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return new TextRecord(name, value, line.append(" )").toString());
    }

    /** The text in strings of at most 255 bytes. */
    static List<String> strings(String text) {
        if (!US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("records of ours are ASCII");
        }
        List<String> strings = new ArrayList<>();
        for (int from = 0; from < text.length(); from += MAX_STRING) {
            strings.add(text.substring(from, Math.min(text.length(), from + MAX_STRING)));
        }
        return strings;
    }
}

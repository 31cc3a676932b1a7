package org.gatehouse.dialects.easymail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of fields, which is UTF-8: what is not is refused, for a password would not be the one that was meant. */
final class FormText {
    private FormText() {}

    /**
     * The text of these bytes.
     *
     * @param name of the field
     * @throws org.gatehouse.api.ApiException 400
     */
    static String utf8(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Fields.wrong(name, "must be UTF-8");
        }
    }

    /** As above, of a name or value of {@code application/x-www-form-urlencoded}; what is no escape stays. */
    static String decoded(String name, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < sent.length; i++) {
            int high = sent[i] == '%' && i + 2 < sent.length ? Character.digit(sent[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(sent[i + 2], 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(sent[i] == '+' ? ' ' : sent[i]);
            }
        }
        return utf8(name, bytes.toByteArray());
    }

    /** How often the ASCII text {@code part} stands in the bytes. */
    static int count(byte[] bytes, String part) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}

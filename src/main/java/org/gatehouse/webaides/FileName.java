package org.gatehouse.webaides;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The names of files that are made of names which people gave. */
final class FileName {
    private static final int LENGTH = 100;
    private static final String PLAIN_IN_HEADERS = "!#$&+-.^_`|~"; // attr-char of RFC 8187 beside letters and digits

    private FileName() {}

    /** {@code Content-Disposition} after RFC 6266: in ASCII for all, in full for those who know better. */
    static String attachment(String name, String suffix) {
        String file = safe(name) + "." + suffix;
        String ascii = file.replaceAll("[^ -~]", "_").replaceAll("[\"\\\\%]", "_");
        String plain = "attachment; filename=\"" + ascii + "\"";
        return ascii.equals(file) ? plain : plain + "; filename*=UTF-8''" + encoded(file);
    }

    /** No path, no hidden file, nothing that a file system refuses. */
    private static String safe(String name) {
        StringBuilder safe = new StringBuilder();
        name.codePoints().limit(LENGTH).forEach(point -> {
            boolean bad = Character.isISOControl(point)
                    || "/\\:*?\"<>|".indexOf(point) >= 0
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.SURROGATE;
            safe.appendCodePoint(bad ? '_' : point);
        });
        String trimmed = safe.toString().strip().replaceFirst("^\\.+", "_").replaceFirst("\\.+$", "");
        return trimmed.isEmpty() ? "export" : trimmed;
    }

    private static String encoded(String file) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : file.getBytes(UTF_8)) {
            char character = (char) (each & 0xff);
            boolean plain = character < 0x80
                    && (Character.isLetterOrDigit(character) || PLAIN_IN_HEADERS.indexOf(character) >= 0);
            encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return encoded.toString();
    }
}

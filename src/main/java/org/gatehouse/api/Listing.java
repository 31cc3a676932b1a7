package org.gatehouse.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gatehouse.platform.Ids;

/**
 * Which page of which list is asked for. A cursor holds the keys of the last row sent and is bound to the list, its filters
 * and its order; it is opaque and grants nothing.
 */
public final class Listing {
    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 1000;
    private static final int CHECK_BYTES = 8;
    private static final char SEPARATOR = '\u001f';

    private final String name;
    private final int limit;
    private final List<String> after;

    private Listing(String name, int limit, List<String> after) {
        this.name = name;
        this.limit = limit;
        this.after = after;
    }

    /**
     * Reads {@code limit} and {@code cursor} of the query; {@code binding} are the list's name, its filters and its order.
     *
     * @throws ApiException 400 {@code invalid-parameter} for a limit that is no number above 0, {@code invalid-cursor}
     */
    public static Listing of(String limit, String cursor, Object... binding) {
        StringBuilder name = new StringBuilder();
        for (Object part : binding) {
            name.append(Objects.toString(part, "\u001e")).append(SEPARATOR);
        }
        int size = limit == null ? DEFAULT_LIMIT : limit(limit);
        List<String> after = cursor == null ? List.of() : keys(name.toString(), cursor);
        return new Listing(name.toString(), size, after);
    }

    public int limit() {
        return limit;
    }

    /** How many rows to fetch: one more than are sent tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** Whether this is a later page than the first. */
    public boolean continues() {
        return !after.isEmpty();
    }

    /** Key number {@code index} of the last row of the page before. */
    public String afterText(int index) {
        if (index >= after.size()) {
            throw damaged();
        }
        return after.get(index);
    }

    public UUID afterId(int index) {
        return Ids.parse(afterText(index)).orElseThrow(Listing::damaged);
    }

    public Instant afterTime(int index) {
        try {
            return Instant.parse(afterText(index));
        } catch (DateTimeParseException e) {
            throw damaged();
        }
    }

    String cursorAfter(List<String> keys) {
        byte[] payload = String.join(String.valueOf(SEPARATOR), keys).getBytes(StandardCharsets.UTF_8);
        byte[] check = check(name, payload);
        byte[] cursor = Arrays.copyOf(check, CHECK_BYTES + payload.length);
        System.arraycopy(payload, 0, cursor, CHECK_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    private static int limit(String text) {
        if (!text.matches("0*[1-9][0-9]{0,17}")) {
            throw CommonProblem.INVALID_PARAMETER.because("limit must be a whole number from 1 to %d", MAX_LIMIT);
        }
        return (int) Math.min(Long.parseLong(text), MAX_LIMIT);
    }

    private static List<String> keys(String name, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
        if (bytes.length <= CHECK_BYTES) {
            throw damaged();
        }
        byte[] payload = Arrays.copyOfRange(bytes, CHECK_BYTES, bytes.length);
        if (!Arrays.equals(check(name, payload), Arrays.copyOf(bytes, CHECK_BYTES))) {
            throw damaged();
        }
        return List.of(new String(payload, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1));
    }

    private static ApiException damaged() {
        return CommonProblem.INVALID_CURSOR.because("begin the list again without a cursor");
    }

    private static byte[] check(String name, byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(payload), CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this Java", e);
        }
    }
}

package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.platform.Secrets;

/** Writes the cursors of lists and reads them back: with a check under a key of ours, so that nobody else can make one. */
@ApplicationScoped
public class Cursors {
    private static final int CHECK_BYTES = 16;
    private static final String SEPARATOR = "\u001f";

    @Inject
    Secrets secrets;

    /**
     * Reads {@code limit} and {@code cursor} of the query; {@code binding} are the list's name, its filters and its order.
     *
     * @throws ApiException 400 {@code invalid-parameter} for a limit that is no number above 0, {@code invalid-cursor}
     */
    public Listing listing(String limit, String cursor, Object... binding) {
        return Listing.of(this, limit, cursor, binding);
    }

    String write(String list, List<String> keys) {
        byte[] payload = String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8);
        byte[] cursor = Arrays.copyOf(check(list, payload), CHECK_BYTES + payload.length);
        System.arraycopy(payload, 0, cursor, CHECK_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    List<String> read(String list, String cursor) {
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
        if (!MessageDigest.isEqual(check(list, payload), Arrays.copyOf(bytes, CHECK_BYTES))) {
            throw damaged();
        }
        return List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
    }

    static ApiException damaged() {
        return CommonProblem.INVALID_CURSOR.because("begin the list again without a cursor");
    }

    /** The length says where the list ends and the payload begins, or bytes could move from one to the other. */
    private byte[] check(String list, byte[] payload) {
        String bound = list.length() + ":" + list + new String(payload, StandardCharsets.ISO_8859_1);
        String mac = secrets.mac(Secrets.Purpose.CURSOR, bound.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(HexFormat.of().parseHex(mac), CHECK_BYTES);
    }
}

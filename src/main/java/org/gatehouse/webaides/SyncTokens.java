package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.SYNC_TOKEN_EXPIRED;
import static org.gatehouse.webaides.WebAideProblem.SYNC_TOKEN_INVALID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Secrets;
import org.gatehouse.webaides.content.Kind;

/** Writes tokens and reads them back: with a check under a key of ours, so that a damaged one is not taken for an old one. */
@ApplicationScoped
class SyncTokens {
    private static final int CHECK = 16;
    private static final int PAYLOAD = 1 + 2 * Long.BYTES + 3 * Long.BYTES + 1;
    private static final byte OF_WEBAIDE = 1;
    private static final byte OF_USER = 2;

    /** The place of each kind's bit; fixed, since clients hold tokens for months. */
    private static final List<Kind> BITS = List.of(Kind.CONTACTS, Kind.CALENDAR, Kind.TASKS, Kind.NOTES, Kind.LINKS);

    @Inject
    Secrets secrets;

    String write(SyncToken token) {
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .put(token.ofUser() ? OF_USER : OF_WEBAIDE)
                .putLong(token.of().getMostSignificantBits())
                .putLong(token.of().getLeastSignificantBits())
                .putLong(token.base())
                .putLong(token.start())
                .putLong(token.at())
                .put(bits(token.kinds()))
                .array();
        byte[] bytes = ByteBuffer.allocate(CHECK + PAYLOAD)
                .put(check(payload))
                .put(payload)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The token that is written in {@code text}.
     *
     * @throws ApiException 400 {@code sync-token-invalid}
     */
    SyncToken read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
        if (bytes.length != CHECK + PAYLOAD) {
            throw damaged();
        }
        byte[] payload = Arrays.copyOfRange(bytes, CHECK, bytes.length);
        if (!MessageDigest.isEqual(check(payload), Arrays.copyOf(bytes, CHECK))) {
            throw damaged();
        }
        ByteBuffer in = ByteBuffer.wrap(payload);
        boolean ofUser = in.get() == OF_USER;
        return new SyncToken(
                new UUID(in.getLong(), in.getLong()),
                ofUser,
                in.getLong(),
                in.getLong(),
                in.getLong(),
                kinds(in.get()));
    }

    static ApiException expired(String why) {
        return SYNC_TOKEN_EXPIRED.because("%s; begin again without since", why);
    }

    private static ApiException damaged() {
        return SYNC_TOKEN_INVALID.because("send next of an earlier answer as it was");
    }

    private byte[] check(byte[] payload) {
        return Arrays.copyOf(HexFormat.of().parseHex(secrets.mac(Secrets.Purpose.SYNC, payload)), CHECK);
    }

    private static byte bits(Set<Kind> kinds) {
        int bits = 0;
        for (Kind kind : kinds) {
            bits |= 1 << BITS.indexOf(kind);
        }
        return (byte) bits;
    }

    private static Set<Kind> kinds(byte bits) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : BITS) {
            if ((bits & 1 << BITS.indexOf(kind)) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}

package org.gatehouse.factors.otp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A seed and how codes are made of it (RFC 4226, 5.3). Says nothing of the seed. */
public final class OtpKey {
    private static final int[] MODULUS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private final byte[] seed;
    private final OtpAlgorithm algorithm;
    private final int digits;

    public OtpKey(byte[] seed, OtpAlgorithm algorithm, int digits) {
        this.seed = seed.clone();
        this.algorithm = algorithm;
        this.digits = digits;
    }

    /** The code of a counter, or of a time step. */
    public String code(long movingFactor) {
        return code(mac(), movingFactor);
    }

    /**
     * The first of these moving factors whose code this is. The work tells nothing: it is the same wherever the code fits, and
     * whether it does.
     */
    public OptionalLong find(String code, long first, long last) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        Mac mac = mac();
        OptionalLong found = OptionalLong.empty();
        for (long factor = Math.max(first, 0); factor <= last; factor++) {
            byte[] right = code(mac, factor).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, given) && found.isEmpty()) {
                found = OptionalLong.of(factor);
            }
        }
        return found;
    }

    private String code(Mac mac, long movingFactor) {
        byte[] hash = mac.doFinal(
                ByteBuffer.allocate(Long.BYTES).putLong(movingFactor).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        String code = Integer.toString(number % MODULUS[digits]);
        return "0".repeat(digits - code.length()) + code;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(algorithm.mac());
            mac.init(new SecretKeySpec(seed, algorithm.mac()));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + algorithm.mac() + " in this Java", e);
        }
    }
}

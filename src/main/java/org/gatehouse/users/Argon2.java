package org.gatehouse.users;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.gatehouse.platform.InvalidValue;

/** What one Argon2 hash costs (RFC 9106), within what this server can bear to verify, and how to make one of Argon2id. */
record Argon2(int memoryKib, int iterations, int parallelism) {
    static final int MAX_MEMORY_KIB = 128 * 1024;
    static final int MAX_ITERATIONS = 16;
    static final int MAX_PARALLELISM = 16;
    static final int SALT_BYTES = 16;

    private static final int MAX_FILLED_KIB = 1024 * 1024;
    private static final int HASH_BYTES = 32;

    Argon2 {
        if (!isBearable(memoryKib, iterations, parallelism)) {
            throw new InvalidValue("an argon2 hash may cost at most 131072 KiB of memory, 16 iterations, 16 lanes and,"
                    + " memory times iterations, 1048576 KiB");
        }
        if (iterations < 1 || parallelism < 1 || memoryKib < 8 * parallelism) {
            throw new InvalidValue("an argon2 hash needs an iteration, a lane, and 8 KiB of memory for each lane");
        }
    }

    static boolean isBearable(int memoryKib, int iterations, int parallelism) {
        return memoryKib <= MAX_MEMORY_KIB
                && iterations <= MAX_ITERATIONS
                && parallelism <= MAX_PARALLELISM
                && (long) memoryKib * iterations <= MAX_FILLED_KIB;
    }

    /** The password's Argon2id hash, as PHC string in the form of Dovecot's scheme ARGON2ID. Wipes {@code utf8}. */
    PasswordHash hash(byte[] utf8, byte[] salt) {
        return text(salt, compute(Argon2Parameters.ARGON2_id, utf8, salt, HASH_BYTES));
    }

    /** A hash of this cost, which no known password has: to verify for a user who is not there. */
    PasswordHash ofNobody() {
        return text(new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    /** The bare hash, {@code length} bytes; {@code type} is Bouncy Castle's number of the variant. Wipes {@code utf8}. */
    byte[] compute(int type, byte[] utf8, byte[] salt, int length) {
        byte[] hash = new byte[length];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        generator.generateBytes(utf8, hash);
        Arrays.fill(utf8, (byte) 0);
        return hash;
    }

    private PasswordHash text(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return PasswordHash.parse(String.format(
                Locale.ROOT,
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
                memoryKib,
                iterations,
                parallelism,
                base64.encodeToString(salt),
                base64.encodeToString(hash)));
    }
}

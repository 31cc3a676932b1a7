package org.gatehouse.factors.hardware;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.factors.otp.Base32;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;

/**
 * A hardware token that keeps all rules and is not stored yet.
 *
 * @param seed in hex
 */
record NewToken(
        UUID id,
        String alias,
        String serialNumber,
        TokenType type,
        int digits,
        Integer timeStep,
        OtpAlgorithm algorithm,
        String seed,
        long counter) {
    private static final int MIN_SEED = 10;
    private static final int MAX_SEED = 64;
    private static final int DEFAULT_STEP = 30;
    private static final Set<Integer> DIGITS = Set.of(6, 8);
    private static final Set<Integer> STEPS = Set.of(30, 60);

    /**
     * The token of a draft.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}
     */
    static NewToken of(HardwareTokenDraft draft) {
        UUID id = Ids.next();
        return new NewToken(
                id,
                draft.alias() == null || draft.alias().isBlank() ? alias(id) : draft.alias(),
                draft.serialNumber(),
                draft.type(),
                oneOf(DIGITS, draft.digits(), 6, "/digits", "must be 6 or 8"),
                timeStep(draft),
                draft.algorithm() == null ? OtpAlgorithm.SHA1 : draft.algorithm(),
                HexFormat.of().formatHex(seed(draft)),
                counter(draft));
    }

    /** By the random half of the id, with which the ids of other dialects begin: the other half is the time. */
    private static String alias(UUID id) {
        return "HW-" + id.toString().replace("-", "").substring(16, 24);
    }

    /** Under which a serial number is unique. */
    static String key(String serialNumber) {
        return serialNumber.toLowerCase(Locale.ROOT);
    }

    /** What binds the sealed seed to its row. */
    static String context(UUID id) {
        return "hardware_token:" + id;
    }

    String key() {
        return key(serialNumber);
    }

    private static Integer timeStep(HardwareTokenDraft draft) {
        if (draft.type() == TokenType.TOTP) {
            return oneOf(STEPS, draft.timeStep(), DEFAULT_STEP, "/timeStep", "must be 30 or 60");
        }
        if (draft.timeStep() != null) {
            throw CommonProblem.INVALID_BODY.at("/timeStep", "is for totp only");
        }
        return null;
    }

    private static long counter(HardwareTokenDraft draft) {
        if (draft.counter() == null) {
            return 0;
        }
        if (draft.type() == TokenType.TOTP) {
            throw CommonProblem.INVALID_BODY.at("/counter", "is for hotp only");
        }
        return draft.counter();
    }

    private static int oneOf(Set<Integer> lawful, Integer given, int otherwise, String pointer, String rule) {
        if (given == null) {
            return otherwise;
        }
        if (!lawful.contains(given)) {
            throw CommonProblem.INVALID_BODY.at(pointer, rule);
        }
        return given;
    }

    private static byte[] seed(HardwareTokenDraft draft) {
        if ((draft.seed() == null) == (draft.seedBase32() == null)) {
            throw CommonProblem.INVALID_BODY.at("/seed", "is required, or seedBase32 in its place");
        }
        String pointer = draft.seed() == null ? "/seedBase32" : "/seed";
        byte[] seed;
        try {
            seed = draft.seed() == null
                    ? Base32.read(draft.seedBase32())
                    : HexFormat.of().parseHex(draft.seed().strip());
        } catch (InvalidValue e) {
            throw CommonProblem.INVALID_BODY.at(pointer, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw CommonProblem.INVALID_BODY.at(pointer, "must be in hex");
        }
        if (seed.length < MIN_SEED || seed.length > MAX_SEED) {
            throw CommonProblem.INVALID_BODY.at(pointer, "must have " + MIN_SEED + " to " + MAX_SEED + " bytes");
        }
        return seed;
    }

    @Override
    public String toString() {
        return "NewToken[" + id + "]";
    }
}

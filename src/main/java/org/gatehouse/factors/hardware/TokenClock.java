package org.gatehouse.factors.hardware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.factors.otp.Totp;
import org.gatehouse.platform.Secrets;

/** Opens the seeds of hardware tokens and says what their codes would make of them. Changes nothing. */
@ApplicationScoped
class TokenClock {
    /** How often the button may have been pressed for nothing. */
    private static final int AHEAD = 10;

    private static final int FAR_AHEAD = 1000;

    @Inject
    Secrets secrets;

    /**
     * Where a token stands when it takes a code.
     *
     * @param movingFactor the new one; the code is used up as long as no earlier one is stored
     */
    record Place(long movingFactor, int drift) {}

    String seal(NewToken token) {
        return secrets.seal(token.seed(), NewToken.context(token.id()));
    }

    /** What a code makes of a token; nothing if it is none of it, or was one. */
    Optional<Place> accepted(HardwareToken token, String code, Instant now) {
        long last = token.movingFactor();
        if (token.type() == TokenType.HOTP) {
            return placeOf(key(token).find(code, last, last + AHEAD));
        }
        Totp totp = totp(token);
        return placeOf(totp.accepted(code, now, token.drift(), last), totp, now);
    }

    /** What two codes, one behind the other, make of a token that has lost its place. */
    Optional<Place> found(HardwareToken token, String first, String second, Instant now) {
        long last = token.movingFactor();
        if (token.type() == TokenType.TOTP) {
            Totp totp = totp(token);
            return placeOf(totp.consecutive(first, second, now, last), totp, now);
        }
        OtpKey key = key(token);
        OptionalLong found = key.find(first, last, last + FAR_AHEAD);
        while (found.isPresent()) {
            OptionalLong next = key.find(second, found.getAsLong() + 1, found.getAsLong() + 1);
            if (next.isPresent()) {
                return placeOf(next);
            }
            found = key.find(first, found.getAsLong() + 1, last + FAR_AHEAD);
        }
        return Optional.empty();
    }

    private static Optional<Place> placeOf(OptionalLong counter) {
        return counter.isPresent() ? Optional.of(new Place(counter.getAsLong() + 1, 0)) : Optional.empty();
    }

    private static Optional<Place> placeOf(OptionalLong step, Totp totp, Instant now) {
        return step.isPresent()
                ? Optional.of(new Place(step.getAsLong(), totp.drift(step.getAsLong(), now)))
                : Optional.empty();
    }

    private Totp totp(HardwareToken token) {
        return new Totp(key(token), token.timeStep());
    }

    private OtpKey key(HardwareToken token) {
        byte[] seed = HexFormat.of().parseHex(secrets.open(token.sealedSeed(), NewToken.context(token.id())));
        return new OtpKey(seed, token.algorithm(), token.digits());
    }
}

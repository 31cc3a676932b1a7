package org.gatehouse.factors.devices;

import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;
import static org.gatehouse.api.CommonProblem.UNAUTHENTICATED;

import com.nimbusds.jose.JWSObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.api.RequestId;
import org.gatehouse.platform.Ids;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Peers;

/** Finds out which device calls, and what it has signed. */
@ApplicationScoped
public class Devices {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 4_096;

    @Inject
    TokenRepository tokens;

    @Inject
    Peers peers;

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    /**
     * The device of the present request: its token is active, and its key has signed the {@link DeviceClaims}.
     *
     * @throws org.gatehouse.api.ApiException 401 {@code unauthenticated} or {@code credentials-wrong}, 400 {@code invalid-header}
     */
    public Device authenticate() {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            throw UNAUTHENTICATED.because("this needs a token that the device's key has signed");
        }
        peers.address(request); // so that a refusal counts against its network
        return Optional.of(authorization)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header -> parse(header.substring(BEARER.length()).strip()))
                .flatMap(this::signer)
                .orElseThrow(() -> CREDENTIALS_WRONG.because("no active device has signed this token for now"));
    }

    /** What the device's key has signed as a compact JWS (RFC 7515); empty when it has not. */
    public Optional<byte[]> payload(Device device, String jws) {
        return parse(jws)
                .filter(signed -> DeviceKey.stored(device.publicKey()).hasSigned(signed))
                .map(signed -> signed.getPayload().toBytes());
    }

    /** How a device appears in the audit trail, in the present request. */
    public Identity identity(Device device) {
        return Identity.device(device.organizationId(), peers.address(request), RequestId.of(request));
    }

    private Optional<Device> signer(JWSObject signed) {
        return DeviceClaims.of(signed.getPayload())
                .filter(claims -> claims.countAt(clock.instant()))
                .flatMap(claims -> Ids.parse(claims.issuer()))
                .flatMap(tokens::find)
                .filter(token -> token.state() == TokenState.ACTIVE)
                .filter(token -> DeviceKey.stored(token.publicKey()).hasSigned(signed))
                .map(Token::device);
    }

    private static Optional<JWSObject> parse(String jws) {
        if (jws.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JWSObject.parse(jws));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

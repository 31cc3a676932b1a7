package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.API_CODE_NOT_FOUND;
import static org.gatehouse.api.CommonProblem.NOT_IN_USER_MODE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.KnownUser;
import org.gatehouse.users.Logins;

/** Ends access tokens before their time; binds on the very next request, on every node. */
@ApplicationScoped
@Retrying
@Transactional
class TokenRevocationService {
    @Inject
    RevokedTokenRepository revoked;

    @Inject
    ApiCodeRepository codes;

    @Inject
    Logins logins;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    /** Ends one token. Tokens are not kept, so one that never was cannot be told from one that has expired. */
    void revoke(String id) {
        UUID tokenId = Ids.parse(id)
                .orElseThrow(() -> CommonProblem.INVALID_PARAMETER.because("jti must be the id of a token"));
        if (caller.identity().userId() != null && !isOwn(tokenId)) {
            throw NOT_IN_USER_MODE.because("a user's token ends itself only");
        }
        Instant expired = clock.instant().plus(TokenConfig.MAX_LIFE).plusSeconds(TokenFormat.SKEW_SECONDS);
        revoked.add(caller.organizationId(), tokenId, expired);
        audit.done("access-token.revoke", new Target("access-token", tokenId, null));
    }

    /** Ends all tokens of a user. */
    void revokeOfUser(String idOrName) {
        KnownUser user = logins.endTokens(caller.organizationId(), idOrName);
        audit.done("access-token.revoke-all", new Target("user", user.id(), user.username()));
    }

    /** Ends all tokens of a code, also those of users. */
    void revokeOfCode(String id) {
        ApiCode code = Ids.parse(id)
                .flatMap(uuid -> codes.find(caller.organizationId(), uuid))
                .orElseThrow(() -> API_CODE_NOT_FOUND.because("no API code of this id"));
        codes.raiseTokenGeneration(caller.organizationId(), code.id());
        audit.done("access-token.revoke-all", new Target("api-code", code.id(), code.name()));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int forgetSome(Instant now) {
        return revoked.forgetSome(now);
    }

    private boolean isOwn(UUID tokenId) {
        return request.getUserPrincipal() instanceof TokenPrincipal token
                && token.token().id().equals(tokenId);
    }
}

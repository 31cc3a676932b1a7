package org.gatehouse.factors.devices;

import static org.gatehouse.factors.FactorProblem.TOKEN_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.factors.settings.DomainSettings;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;
import org.gatehouse.security.Caller;
import org.gatehouse.users.Memberships;
import org.gatehouse.users.UserDirectory;

/** Use cases on the soft tokens of members. A pending token whose code is too old is none. */
@ApplicationScoped
@Retrying
@Transactional
public class TokenService {
    @Inject
    TokenRepository stored;

    @Inject
    DomainService domains;

    @Inject
    UserDirectory users;

    @Inject
    Memberships memberships;

    @Inject
    DomainSettings settings;

    @Inject
    AuditService audit;

    @Inject
    Secrets secrets;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Whose token it is. */
    private record Member(DomainView domain, UserDirectory.Person user) {}

    /**
     * The token of a member.
     *
     * @throws ApiException 404 {@code token-not-found}
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public TokenView get(String domain, String user) {
        Member member = find(domain, user);
        memberships.require(member.domain().id(), member.user().id());
        return stored.find(
                        caller.organizationId(),
                        member.domain().id(),
                        member.user().id())
                .filter(token -> token.countsAt(clock.instant()))
                .map(token -> TokenView.of(token, null))
                .orElseThrow(TokenService::notFound);
    }

    /** Issues a token, unless there is one that is pending or active; only a view with a code tells of a new one. */
    public TokenView issue(String domain, String user) {
        Member member = hold(domain, user);
        Instant now = clock.instant();
        Optional<Token> present = lock(member);
        if (present.isPresent()) {
            Token token = present.get();
            if (token.state() != TokenState.REVOKED && token.countsAt(now)) {
                return TokenView.of(token, null);
            }
            stored.remove(caller.organizationId(), token.id());
        }
        return issue(member, now);
    }

    /** Revokes a token for good: nothing is left of it. */
    public void delete(String domain, String user) {
        Member member = hold(domain, user);
        Token token =
                lock(member).filter(found -> found.countsAt(clock.instant())).orElseThrow(TokenService::notFound);
        stored.remove(caller.organizationId(), token.id());
        tell("token.delete", member, token.id());
    }

    /** Forgets the wrong codes of a token, and makes it active again if they, or its user, have revoked it. */
    @Idempotent
    public TokenView unlock(String domain, String user) {
        Member member = hold(domain, user);
        Token token =
                lock(member).filter(found -> found.countsAt(clock.instant())).orElseThrow(TokenService::notFound);
        stored.unlock(caller.organizationId(), token.id());
        tell("token.unlock", member, token.id());
        return TokenView.of(stored.find(caller.organizationId(), token.id()).orElseThrow(TokenService::notFound), null);
    }

    /** The activation code of a pending token; for the dialect whose clients read it again and again. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<String> code(UUID organizationId, UUID tokenId) {
        return stored.find(organizationId, tokenId)
                .filter(token -> token.state() == TokenState.PENDING && token.countsAt(clock.instant()))
                .map(token -> secrets.open(token.sealedCode(), Token.codeContext(tokenId)));
    }

    private TokenView issue(Member member, Instant now) {
        UUID id = Ids.next();
        ActivationCode code = ActivationCode.generate();
        int days = settings.of(caller.organizationId(), member.domain().id()).activationCodeExpiration();
        Token token = Token.pending(
                id,
                caller.organizationId(),
                member.domain().id(),
                member.user().id(),
                secrets.seal(code.text(), Token.codeContext(id)),
                now.plus(Duration.ofDays(days)),
                now);
        stored.add(token, code.mac(secrets));
        tell("token.issue", member, id);
        return TokenView.of(token, code.text());
    }

    private Member find(String domain, String user) {
        return new Member(domains.get(domain), users.get(user));
    }

    /** The member, who stays one until the end. */
    private Member hold(String domain, String user) {
        Member member = find(domain, user);
        memberships.hold(member.domain().id(), member.user().id());
        return member;
    }

    private Optional<Token> lock(Member member) {
        return stored.lock(
                caller.organizationId(), member.domain().id(), member.user().id());
    }

    private void tell(String action, Member member, UUID tokenId) {
        audit.done(
                action,
                new Target("token", tokenId, member.user().username()),
                "domain: " + member.domain().name());
    }

    private static ApiException notFound() {
        return TOKEN_NOT_FOUND.because("none was issued, or its code is too old");
    }
}

package org.gatehouse.access;

import static org.gatehouse.security.Scope.FROM_ADDRESSES_READ;
import static org.gatehouse.security.Scope.IP_ALLOCATIONS_READ;
import static org.gatehouse.security.Scope.QUOTAS_READ;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.access.SmtpApiRepository.Pace;
import org.gatehouse.access.uses.Uses;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Etag;
import org.gatehouse.api.Preconditions;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Caller;
import org.gatehouse.users.Accounts;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;
import org.gatehouse.users.UsersDeleting;

/**
 * Opens and closes the AuthSMTP interface to users: each has at most one API code of that dialect, which may have been made as such
 * as well. What one made here can do is no more than the interface shows of its user, so it is for whoever may open that.
 */
@ApplicationScoped
@Retrying
@Transactional
class SmtpApiService {
    private static final List<String> SCOPES = List.of(FROM_ADDRESSES_READ, IP_ALLOCATIONS_READ, QUOTAS_READ);

    @Inject
    ApiCodeRepository codes;

    @Inject
    SmtpApiRepository paces;

    @Inject
    UserDirectory users;

    @Inject
    Accounts accounts;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Uses uses;

    @Inject
    Clock clock;

    SmtpApiView get(String user) {
        Accounts.Account account = account(user);
        return view(account, codes.ofUser(organizationId(), account.id()), null);
    }

    /**
     * Sets all but the password, and that too if there is a new one.
     *
     * @param key the new password's hash, or null to keep the present one; not used if it is for a new code and there is one now
     */
    SmtpApiView replace(String user, Preconditions given, SmtpApiDraft draft, NewKey key) {
        Person person = users.get(user);
        Accounts.Account account = account(user);
        Optional<ApiCode> present = codes.ofUser(organizationId(), account.id());
        given.check(view(account, present, null).etag());
        Instant now = clock.instant();
        boolean keyIsWanted = present.isEmpty() || draft.password() != null;
        if (keyIsWanted && key == null) {
            throw CommonProblem.CONFLICT.because("the API code behind it was deleted just now");
        }
        paces.store(organizationId(), account.id(), draft.interval());
        ApiCode code = present.isPresent() ? changed(present.get(), draft, key, now) : added(account, draft, key, now);
        audit.done(
                "user.smtp-api",
                new Target("user", person.id(), person.username()),
                "enabled: %s, interval: %d s, password: %s"
                        .formatted(draft.enabled(), draft.interval(), keyIsWanted ? "new" : "as before"));
        codes.flush();
        return view(account, Optional.of(code), keyIsWanted ? key.shownPassword() : null);
    }

    void delete(String user, Preconditions given) {
        Person person = users.get(user);
        Accounts.Account account = account(user);
        Optional<ApiCode> present = codes.ofUser(organizationId(), account.id());
        given.check(view(account, present, null).etag());
        paces.remove(organizationId(), List.of(account.id()));
        if (present.isPresent()) {
            codes.remove(present.get());
            audit.done("user.smtp-api", new Target("user", person.id(), person.username()), "deleted");
        }
        codes.flush();
    }

    /** What a code of this account is like. */
    static ApiCodeDraft draft(Accounts.Account account, boolean enabled) {
        return new ApiCodeDraft(
                "AuthSMTP of " + account.code(),
                enabled,
                null,
                SCOPES,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(Dialect.AUTHSMTP),
                null,
                account.id().toString(),
                null);
    }

    /**
     * The account of a user whom the caller reaches.
     *
     * @throws org.gatehouse.api.ApiException as {@link UserDirectory#get}
     */
    Accounts.Account account(String user) {
        return accounts.find(user).orElseThrow(UserDirectory::notFound);
    }

    private ApiCode changed(ApiCode code, SmtpApiDraft draft, NewKey key, Instant now) {
        code.enable(draft.enabled(), now);
        if (draft.password() != null) {
            code.rotate(key, Duration.ZERO, now);
            uses.forgetSecretsBut(organizationId(), code.id(), code.previousSecretMark());
        }
        return code;
    }

    private ApiCode added(Accounts.Account account, SmtpApiDraft draft, NewKey key, Instant now) {
        if (account.code() == null) {
            throw CommonProblem.INVALID_BODY.at("", "is for users who have an account code");
        }
        ApiCode code = new ApiCode(organizationId(), draft(account, draft.enabled()), Bounds.NONE, key, now);
        code.nameIt(Login.ofAccount(account.code()), account.id());
        codes.add(code);
        audit.done("api-code.create", new Target("api-code", code.id(), code.name()), code.summary());
        return code;
    }

    private SmtpApiView view(Accounts.Account account, Optional<ApiCode> code, String shownPassword) {
        Pace pace = paces.find(organizationId(), account.id());
        String etag = code.map(ApiCode::etag).orElseGet(() -> Etag.ofNothing(account.id()));
        return new SmtpApiView(
                code.map(ApiCode::isEnabled).orElse(false),
                account.code(),
                shownPassword,
                pace.interval(),
                code.map(ApiCode::id).orElse(null),
                pace.lastCallAt(),
                etag + "-" + pace.interval());
    }

    private UUID organizationId() {
        return caller.organizationId();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void usersGo(@Observes UsersDeleting leaving) {
        paces.remove(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.ACCESS) OrganizationDeleting organization) {
        paces.removeAll(organization.id());
    }
}

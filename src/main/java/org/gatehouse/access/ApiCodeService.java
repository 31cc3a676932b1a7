package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.CODE_IN_USE;
import static org.gatehouse.security.Scope.USERS_READ;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.access.uses.Uses;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Scope;
import org.gatehouse.users.Accounts;
import org.gatehouse.users.UsersDeleting;

/** Use cases on API codes; {@link Grants} says which of them the caller may make and change. */
@ApplicationScoped
@Retrying
@Transactional
public class ApiCodeService {
    @Inject
    ApiCodeRepository codes;

    @Inject
    NamedBounds named;

    @Inject
    Grants grants;

    @Inject
    KeyMaker keys;

    @Inject
    Accounts accounts;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Uses uses;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Idempotent
    ApiCodeView create(ApiCodeDraft draft, NewKey key) {
        Bounds bounds = named.of(draft, Bounds.NONE);
        grants.requireNew(draft, bounds);
        ApiCode code = new ApiCode(caller.organizationId(), draft, bounds, key, clock.instant());
        nameIt(code, draft);
        keys.seal(code, key);
        codes.add(code);
        audit.done("api-code.create", target(code), code.summary());
        codes.flush();
        return code.view(key, clock.instant());
    }

    /** One to be changed: a code that is one user's is out of reach with its user. */
    private ApiCode take(String id, Preconditions given) {
        ApiCode code = codes.get(caller.organizationId(), id);
        if (code.userId() != null) {
            accounts.find(code.userId().toString());
        }
        given.check(code.etag());
        return code;
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    ApiCodeView get(String id) {
        return codes.get(caller.organizationId(), id).view(clock.instant());
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Page<ApiCodeView> list(Listing listing) {
        Instant now = clock.instant();
        List<ApiCode> found = codes.list(caller.organizationId(), listing);
        return Page.of(found, listing, code -> List.of(code.id().toString()), code -> code.view(now));
    }

    /** The last uses; scopes are marked that were not used for {@code unusedDays}, or none when it is null. */
    @Transactional(Transactional.TxType.SUPPORTS)
    ApiCodeUsage usage(String id, Integer unusedDays) {
        ApiCode code = codes.get(caller.organizationId(), id);
        Instant now = clock.instant();
        Instant unusedSince = unusedDays == null ? null : now.minus(Duration.ofDays(unusedDays));
        return code.usage(uses.find(caller.organizationId(), code.id()), unusedSince, now);
    }

    ApiCodeView patch(String id, Preconditions given, MergePatch patch) {
        ApiCode code = take(id, given);
        ApiCodeDraft before = code.present();
        ApiCodeDraft draft = patch.apply(before, json);
        DialectRules.checkChange(before, draft);
        Bounds bounds = named.of(draft, code.bounds());
        grants.requireChange(code, draft, bounds);
        code.change(draft, bounds, clock.instant());
        audit.done("api-code.update", target(code), code.summary());
        codes.flush();
        return code.view(clock.instant());
    }

    @Idempotent
    ApiCodeView rotate(String id, Preconditions given, Rotation rotation, NewKey key) {
        ApiCode code = take(id, given);
        grants.requireWhole(code);
        code.rotate(key, rotation.grace(), clock.instant());
        keys.seal(code, key);
        uses.forgetSecretsBut(caller.organizationId(), code.id(), code.previousSecretMark());
        audit.done("api-code.rotate", target(code), "grace: " + rotation.grace());
        codes.flush();
        return code.view(key, clock.instant());
    }

    void delete(String id, Preconditions given) {
        ApiCode code = take(id, given);
        if (code.id().equals(caller.identity().codeId())) {
            throw CODE_IN_USE.because("use another code for that");
        }
        codes.remove(code);
        audit.done("api-code.delete", target(code));
        codes.flush();
    }

    /**
     * The first code of an organization, enabled, with every scope that its organization can have.
     *
     * @param actor who is to stand in the audit trail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ApiCodeView createFirst(Identity actor, UUID organizationId, String secret) {
        boolean operators = organizations.isOperators(organizationId);
        List<String> scopes = new ArrayList<>(Scope.names());
        scopes.removeIf(scope -> Scope.isForOperators(scope) && !operators);
        return add(actor, organizationId, ApiCodeDraft.enabled("first code", scopes, null), secret, true);
    }

    /** A code that the server itself grants, for all users and domains; {@code secret} may be null to make one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ApiCodeView grant(Identity actor, UUID organizationId, ApiCodeDraft draft, String secret) {
        return add(actor, organizationId, draft, secret, false);
    }

    private ApiCodeView add(Identity actor, UUID organizationId, ApiCodeDraft draft, String secret, boolean unlimited) {
        NewKey key = secret == null
                ? NewKey.secretFor(draft.dialectSet())
                : NewKey.of(CodeSecret.parse(secret).orElseThrow());
        ApiCode code = new ApiCode(organizationId, draft, Bounds.NONE, key, clock.instant());
        if (unlimited) {
            code.lift();
        }
        codes.add(code);
        audit.doneBy(actor, "api-code.create", target(code), code.summary());
        codes.flush();
        return code.view(key, clock.instant());
    }

    /** Whether {@code text} has the form of a secret. */
    public static boolean isSecret(String text) {
        return CodeSecret.parse(text).isPresent();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.ACCESS) OrganizationDeleting organization) {
        codes.removeAll(organization.id());
    }

    /** The codes of users who go, go too. */
    @Transactional(Transactional.TxType.MANDATORY)
    void usersGo(@Observes UsersDeleting leaving) {
        for (ApiCode code : codes.ofUsers(leaving.organizationId(), leaving.users())) {
            codes.remove(code);
            audit.done("api-code.delete", target(code), "its user goes");
        }
        codes.flush();
    }

    /** What a new key for this code must go by: its doors, and the words that no password may be guessed by. */
    @Transactional(Transactional.TxType.SUPPORTS)
    ApiCodeDraft present(String id) {
        return codes.get(caller.organizationId(), id).present();
    }

    private void nameIt(ApiCode code, ApiCodeDraft draft) {
        if (draft.login() != null) {
            code.nameIt(draft.login(), null);
        }
        if (draft.user() != null) {
            caller.require(USERS_READ);
            Accounts.Account account = accounts.find(draft.user())
                    .filter(found -> found.code() != null)
                    .orElseThrow(
                            () -> CommonProblem.INVALID_BODY.at("/user", "must be a user who has an account code"));
            code.nameIt(Login.ofAccount(account.code()), account.id());
        }
    }

    private static Target target(ApiCode code) {
        return new Target("api-code", code.id(), code.name());
    }
}

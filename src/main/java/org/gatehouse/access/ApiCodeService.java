package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.API_CODE_NOT_FOUND;
import static org.gatehouse.access.AccessProblem.CODE_IN_USE;
import static org.gatehouse.access.AccessProblem.SCOPE_NOT_HELD;
import static org.gatehouse.security.Scope.API_CODES_GRANT_ANY;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.FieldError;
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
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Scope;

/** Use cases on API codes. No code grants what it does not hold, unless it may grant any scope of its organization. */
@ApplicationScoped
@Retrying
@Transactional
public class ApiCodeService {
    @Inject
    ApiCodeRepository codes;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Idempotent
    ApiCodeView create(ApiCodeDraft draft) {
        requireGrantable(draft.scopeSet(), Set.of());
        CodeSecret secret = CodeSecret.generate();
        ApiCode code = new ApiCode(caller.organizationId(), draft, secret, clock.instant());
        codes.add(code);
        audit.done("api-code.create", target(code), "scopes: " + String.join(" ", code.scopes()));
        codes.flush();
        return code.view(secret, clock.instant());
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    ApiCodeView get(String id) {
        return find(id).view(clock.instant());
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Page<ApiCodeView> list(Listing listing) {
        Instant now = clock.instant();
        List<ApiCode> found = codes.list(caller.organizationId(), listing);
        return Page.of(found, listing, code -> List.of(code.id().toString()), code -> code.view(now));
    }

    ApiCodeView patch(String id, Preconditions given, MergePatch patch) {
        ApiCode code = find(id);
        given.check(code.etag());
        Set<String> before = code.scopes();
        ApiCodeDraft draft = patch.apply(code.present(), json);
        requireGrantable(draft.scopeSet(), before);
        if (draft.livesLongerThan(code.present())) {
            requireHeld(code);
        }
        code.change(draft, clock.instant());
        audit.done("api-code.update", target(code), "scopes: " + String.join(" ", code.scopes()));
        codes.flush();
        return code.view(clock.instant());
    }

    @Idempotent
    ApiCodeView rotate(String id, Preconditions given, Rotation rotation) {
        ApiCode code = find(id);
        given.check(code.etag());
        requireHeld(code);
        CodeSecret secret = CodeSecret.generate();
        code.rotate(secret, rotation.grace(), clock.instant());
        audit.done("api-code.rotate", target(code), "grace: " + rotation.grace());
        codes.flush();
        return code.view(secret, clock.instant());
    }

    void delete(String id, Preconditions given) {
        ApiCode code = find(id);
        given.check(code.etag());
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
        return grant(actor, organizationId, new ApiCodeDraft("first code", true, scopes, null), secret);
    }

    /** A code that the server itself grants; {@code secret} may be null to make one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ApiCodeView grant(Identity actor, UUID organizationId, ApiCodeDraft draft, String secret) {
        CodeSecret parsed = secret == null
                ? CodeSecret.generate()
                : CodeSecret.parse(secret).orElseThrow();
        ApiCode code = new ApiCode(organizationId, draft, parsed, clock.instant());
        codes.add(code);
        audit.doneBy(actor, "api-code.create", target(code), "scopes: " + String.join(" ", code.scopes()));
        codes.flush();
        return code.view(parsed, clock.instant());
    }

    /** Whether {@code text} has the form of a secret. */
    public static boolean isSecret(String text) {
        return CodeSecret.parse(text).isPresent();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.ACCESS) OrganizationDeleting organization) {
        codes.removeAll(organization.id());
    }

    /** Refuses scopes that are unknown, or that the caller cannot grant and the code does not have already. */
    private void requireGrantable(Set<String> wanted, Set<String> present) {
        List<FieldError> unknown = wanted.stream()
                .filter(scope -> Scope.of(scope).isEmpty() && !present.contains(scope))
                .map(scope -> new FieldError("/scopes", "must name scopes that GET /v1/scopes lists"))
                .limit(1)
                .toList();
        if (!unknown.isEmpty()) {
            throw ApiException.invalid(unknown);
        }
        Set<String> added = new TreeSet<>(wanted);
        added.removeAll(present);
        for (String scope : added) {
            if (!mayGrant(scope)) {
                throw SCOPE_NOT_HELD.because("%s is not yours to grant", scope);
            }
        }
    }

    /** Who rotates a code holds its new secret; who revives one, maybe an old one. Either opens all its scopes. */
    private void requireHeld(ApiCode code) {
        for (String scope : code.scopes()) {
            if (!mayGrant(scope)) {
                throw SCOPE_NOT_HELD.because("it would open %s, which is not yours to grant", scope);
            }
        }
    }

    private boolean mayGrant(String scope) {
        return caller.may(scope)
                || (caller.may(API_CODES_GRANT_ANY)
                        && (!Scope.isForOperators(scope) || organizations.isOperators(caller.organizationId())));
    }

    private ApiCode find(String id) {
        return Ids.parse(id)
                .flatMap(uuid -> codes.find(caller.organizationId(), uuid))
                .orElseThrow(() -> API_CODE_NOT_FOUND.because("no API code of this id"));
    }

    private static Target target(ApiCode code) {
        return new Target("api-code", code.id(), code.name());
    }
}

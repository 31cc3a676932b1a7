package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.access.limits.RateLimits;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.domains.DomainService;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Scope;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserStanding;

/** Dry runs: whether a code would be let through, by the very checks that requests meet. Changes nothing. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
class CheckService {
    @Inject
    ApiCodeRepository codes;

    @Inject
    Operations operations;

    @Inject
    UserDirectory users;

    @Inject
    DomainService domains;

    @Inject
    RateLimits limits;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** {@code thisHost} is meant where no host is given. */
    CheckAnswer check(String id, CheckRequest asked, String thisHost) {
        ApiCode code = codes.get(caller.organizationId(), id);
        Opening opening = opening(asked);
        if (opening.needsNoCode()) {
            return CheckAnswer.of(List.of());
        }
        Circumstances imagined = new Circumstances(
                asked.at() == null ? clock.instant() : asked.at(),
                asked.dialect(),
                asked.host() == null ? thisHost : asked.host(),
                asked.address());
        CodeLimits inForce = limits.inForce(code.present().limits(), code.isUnlimited());
        Attempt attempt = new Attempt(
                code.reach(inForce),
                asked.user() != null,
                () -> limits.look(caller.organizationId(), code.id(), inForce, imagined.at()),
                imagined,
                opening,
                aim(asked));
        return CheckAnswer.of(
                Stream.of(Check.values()).map(check -> step(check, attempt)).toList());
    }

    private Opening opening(CheckRequest asked) {
        if ((asked.operation() == null) == (asked.scope() == null)) {
            throw CommonProblem.INVALID_BODY.at("", "must name either an operation or a scope");
        }
        if (asked.operation() != null) {
            return operations
                    .opening(asked.operation())
                    .orElseThrow(() -> CommonProblem.INVALID_BODY.at(
                            "/operation", "must be an operationId of the OpenAPI document"));
        }
        return Scope.of(asked.scope())
                .map(scope -> new Opening(List.of(scope.name()), true, true, true))
                .orElseThrow(() ->
                        CommonProblem.INVALID_BODY.at("/scope", "must be one of the scopes that GET /v1/scopes lists"));
    }

    private Aim aim(CheckRequest asked) {
        UserStanding user = asked.user() == null
                ? null
                : users.standing(asked.user())
                        .orElseThrow(() -> CommonProblem.INVALID_BODY.at("/user", "names no user"));
        UUID domainId = asked.domain() == null
                ? null
                : Optional.ofNullable(domains.ids(List.of(asked.domain())).get(asked.domain()))
                        .orElseThrow(() -> CommonProblem.INVALID_BODY.at("/domain", "names no domain"));
        return new Aim(user, domainId);
    }

    private static CheckAnswer.Step step(Check check, Attempt attempt) {
        return check.refusal(attempt)
                .map(ApiException::problem)
                .map(problem -> new CheckAnswer.Step(check, false, problem))
                .orElseGet(() -> new CheckAnswer.Step(check, true, null));
    }
}

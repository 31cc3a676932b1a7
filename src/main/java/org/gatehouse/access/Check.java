package org.gatehouse.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ProblemType;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Mode;
import org.gatehouse.security.Scope;

/**
 * What known credentials must pass, named after the members of the code, in the order of DESIGN.md 5. Secrets, access tokens
 * and dry runs meet the same ones. Details hold nothing that a caller can vary, or a flood of refusals would be one of audit
 * rows; nor what only the owner of a code is to know.
 */
@Schema(
        description = "What the code must pass; more may be added",
        enumeration = {
            "enabled",
            "notBefore",
            "expiresAt",
            "dialects",
            "boundHost",
            "allowedNetworks",
            "limits",
            "mode",
            "scopes",
            "protectedUsers",
            "domains"
        })
enum Check {
    @JsonProperty("enabled")
    ENABLED {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            return unless(
                    attempt.reach().locks().enabled(), AccessProblem.CODE_DISABLED, "somebody must enable it first");
        }
    },

    @JsonProperty("notBefore")
    NOT_BEFORE {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            Locks locks = attempt.reach().locks();
            return unless(
                    !locks.isEarlyAt(attempt.circumstances().at()),
                    AccessProblem.CODE_NOT_YET_VALID,
                    "it is valid from %s",
                    locks.notBefore());
        }
    },

    @JsonProperty("expiresAt")
    EXPIRES_AT {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            Locks locks = attempt.reach().locks();
            return unless(
                    !locks.isExpiredAt(attempt.circumstances().at()),
                    AccessProblem.CODE_EXPIRED,
                    "it was valid until %s",
                    locks.expiresAt());
        }
    },

    @JsonProperty("dialects")
    DIALECTS {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            Dialect door = attempt.circumstances().door();
            return unless(
                    attempt.reach().locks().dialects().contains(door),
                    AccessProblem.DIALECT_NOT_ALLOWED,
                    "%s is none of its dialects",
                    door.word());
        }
    },

    @JsonProperty("boundHost")
    BOUND_HOST {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            return unless(
                    attempt.reach().locks().isFor(attempt.circumstances().host()),
                    AccessProblem.HOST_NOT_ALLOWED,
                    "it is bound to another");
        }
    },

    @JsonProperty("allowedNetworks")
    ALLOWED_NETWORKS {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            return unless(
                    attempt.reach().locks().admits(attempt.circumstances().address()),
                    AccessProblem.NETWORK_NOT_ALLOWED,
                    "it is in none of its allowedNetworks");
        }
    },

    @JsonProperty("limits")
    LIMITS {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            return attempt.limits().get().filter(told -> !told.granted()).map(told -> AccessProblem.RATE_LIMITED
                    .because("%d requests are the limit; Retry-After tells when the next window begins", told.limit())
                    .with("Retry-After", String.valueOf(told.resetSeconds())));
        }
    },

    @JsonProperty("mode")
    MODE {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            if (attempt.reach().mode() != Mode.USER) {
                return Optional.empty();
            }
            Opening opening = attempt.opening();
            return unless(
                            opening.inUserMode(),
                            CommonProblem.NOT_IN_USER_MODE,
                            "a user's own data only, and not by this operation")
                    .or(() -> unless(
                            opening.withoutUser() || attempt.forUser(),
                            AccessProblem.USER_NEEDED,
                            "get an access token with the user's name and password"));
        }
    },

    @JsonProperty("scopes")
    SCOPES {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            List<String> opening = attempt.opening().scopes();
            return unless(
                    opening.stream().anyMatch(attempt.reach().scopes()::contains),
                    CommonProblem.SCOPE_MISSING,
                    "this needs the scope %s",
                    String.join(" or ", opening));
        }
    },

    @JsonProperty("protectedUsers")
    PROTECTED_USERS {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            boolean reachesProtected = attempt.reach().scopes().contains(Scope.USERS_PROTECTED_WRITE);
            return Optional.ofNullable(attempt.aim().user())
                    .flatMap(user -> user.protection(attempt.reach().bounds(), reachesProtected));
        }
    },

    @JsonProperty("domains")
    DOMAINS {
        @Override
        Optional<ApiException> refusal(Attempt attempt) {
            Bounds bounds = attempt.reach().bounds();
            if (bounds.bindDomains() && !attempt.opening().inDomains()) {
                return Optional.of(bounds.beyond());
            }
            return Optional.ofNullable(attempt.aim().domainId())
                    .flatMap(bounds::refusal)
                    .or(() -> Optional.ofNullable(attempt.aim().user()).flatMap(user -> user.placement(bounds)));
        }
    };

    /** Those that are asked before it is known which operation is wanted. */
    static final Set<Check> OF_EVERY_REQUEST = EnumSet.range(ENABLED, LIMITS);

    /**
     * Those that need the operation. Whom or what it is about is still open then: the services ask that of requests, and of each
     * item of a batch.
     */
    static final Set<Check> OF_AN_OPERATION = EnumSet.range(MODE, DOMAINS);

    /** Why the attempt does not pass, or empty. */
    abstract Optional<ApiException> refusal(Attempt attempt);

    /** Why the first of these checks that does not let it pass refuses the attempt; those behind it are not asked. */
    static Optional<ApiException> firstRefusal(Set<Check> checks, Attempt attempt) {
        return checks.stream()
                .map(check -> check.refusal(attempt))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ApiException> unless(boolean passes, ProblemType type, String detail, Object... args) {
        return passes ? Optional.empty() : Optional.of(type.because(detail, args));
    }
}

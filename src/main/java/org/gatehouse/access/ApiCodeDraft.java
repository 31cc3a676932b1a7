package org.gatehouse.access;

import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.Lengths;
import org.gatehouse.platform.Network;
import org.gatehouse.platform.SingleLine;
import org.gatehouse.security.Mode;
import org.gatehouse.users.Password;

/** What a client says of an API code, at its making and in changes. */
@Schema(description = "What may be said of an API code")
@GroupSequence({Lengths.class, ApiCodeDraft.class})
public record ApiCodeDraft(
        @Schema(description = "One line, for people", example = "nightly report", maxLength = 200, required = true)
        @NotBlank(message = "is required")
        @SingleLine(max = 200)
        String name,

        @Schema(description = "Off unless said otherwise", example = "true", defaultValue = "false")
        Boolean enabled,

        @Schema(
                description =
                        "Whether it reaches users by itself, as it does unless said otherwise, or one who logs in")
        Mode mode,

        @Schema(description = "The names of its scopes; none unless said", example = "[\"users:read\"]")
        @Size(
                max = 100,
                message = "must have at most 100 elements",
                groups = {Lengths.class, Default.class})
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 256, message = "must have at most 256 characters") String>
                scopes,

        @Schema(description = "When it begins to work; at once, if absent", example = "2026-12-01T00:00:00Z")
        Instant notBefore,

        @Schema(description = "When it stops to work; never, if absent", example = "2027-01-01T00:00:00Z")
        Instant expiresAt,

        @Schema(
                description = "The one host that it may be sent to, as the Host header names it; any, if absent",
                example = "accounts.example.com")
        DomainName boundHost,

        @Schema(description = "From where it works; from anywhere, if none are named")
        @Size(
                max = MAX_NETWORKS,
                message = "must have at most " + MAX_NETWORKS + " elements",
                groups = {Lengths.class, Default.class})
        List<@NotNull(message = "must not be null") Network> allowedNetworks,

        @Schema(
                description = "Users out of its reach, by id or username, whatever its scopes",
                example = "[\"root@example.com\"]")
        @Size(
                max = MAX_REACH,
                message = "must have at most " + MAX_REACH + " elements",
                groups = {Lengths.class, Default.class})
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 256, message = "must have at most 256 characters") String>
                protectedUsers,

        @Schema(
                description = "The only domains in its reach, by id or name; all, if none are named",
                example = "[\"example.com\"]")
        @Size(
                max = MAX_REACH,
                message = "must have at most " + MAX_REACH + " elements",
                groups = {Lengths.class, Default.class})
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 256, message = "must have at most 256 characters") String>
                domains,

        @Schema(
                description =
                        "How often it may call; the server's own limits, if absent. The first code of an organization has"
                                + " none but those that are set here")
        @Valid
        CodeLimits limits,

        @Schema(
                description =
                        "The doors that it opens, fixed when it is made; v1, unless said otherwise. v1, logintc and"
                                + " luxsci share a secret; authsmtp and easymail stand alone",
                example = "[\"v1\"]",
                maxItems = MAX_DIALECTS)
        @Size(
                max = MAX_DIALECTS,
                message = "must have at most " + MAX_DIALECTS + " elements",
                groups = {Lengths.class, Default.class})
        List<@NotNull(message = "must not be null") Dialect> dialects,

        @Schema(description = "For easymail, fixed when it is made")
        Login login,

        @Schema(
                description =
                        "For authsmtp: id or username of its one user, whose account code is the login; fixed when it is"
                                + " made. It needs users:read",
                example = "ada@example.com",
                maxLength = 256)
        @SingleLine(max = 256)
        String user,

        @Schema(description = "For authsmtp and easymail, only when it is made; one is made and shown, if absent")
        Password password) {
    private static final int MAX_DIALECTS = 5;
    private static final int MAX_NETWORKS = 500;
    private static final int MAX_REACH = 500;

    /**
     * Unsaid means off, administrative, none, by {@code v1}, anywhere, everybody and as often as the server lets everybody. An
     * empty list says nothing: generated clients send one for what nobody has set.
     */
    public ApiCodeDraft {
        enabled = enabled != null && enabled;
        mode = mode == null ? Mode.ADMINISTRATIVE : mode;
        scopes = scopes == null ? List.of() : scopes;
        allowedNetworks = allowedNetworks == null ? List.of() : allowedNetworks;
        protectedUsers = protectedUsers == null ? List.of() : protectedUsers;
        domains = domains == null ? List.of() : domains;
        dialects = dialects == null || dialects.isEmpty() ? List.of(Dialect.V1) : dialects;
    }

    /** One without locks, for all users and domains. */
    public static ApiCodeDraft enabled(String name, List<String> scopes, Instant expiresAt) {
        return new ApiCodeDraft(
                name, true, null, scopes, null, expiresAt, null, List.of(), List.of(), List.of(), null, null, null,
                null, null);
    }

    /** Its locks, when what it says on limits means {@code inForce}. */
    Locks locks(CodeLimits inForce) {
        String host = boundHost == null ? null : boundHost.value();
        return new Locks(enabled, notBefore, expiresAt, dialectSet(), host, Networks.of(allowedNetworks), inForce);
    }

    Set<Dialect> dialectSet() {
        return EnumSet.copyOf(dialects);
    }

    Set<String> scopeSet() {
        return new TreeSet<>(scopes);
    }
}

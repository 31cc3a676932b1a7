package org.gatehouse.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.security.Mode;

/** An API code as clients see it. The secret or password is there in the answer that made it, and never again. */
@Schema(description = "Credentials of a program")
public record ApiCodeView(
        @Schema(required = true) UUID id,
        @Schema(example = "nightly report", required = true) String name,
        @Schema(required = true) boolean enabled,
        @Schema(required = true) Mode mode,

        @Schema(example = "[\"users:read\"]", required = true)
        List<String> scopes,

        Instant notBefore,
        Instant expiresAt,

        @Schema(example = "accounts.example.com") String boundHost,

        @Schema(
                description = "From where it works, each in its shortest form; from anywhere, if there are none",
                example = "[\"192.0.2.0/24\"]",
                required = true)
        List<String> allowedNetworks,

        @Schema(
                description =
                        "Ids of the users out of its reach; those of users who are gone stay until they are taken out",
                required = true)
        List<String> protectedUsers,

        @Schema(
                description =
                        "Ids of the only domains in its reach, all if there are none; those of domains that are gone"
                                + " stay, so that the code never reaches more than it was made for",
                required = true)
        List<String> domains,

        @Schema(description = "Those that were set") CodeLimits limits,

        @Schema(
                description =
                        "True for the first code of an organization: only limits that were set count for it; else absent")
        Boolean unlimited,

        @Schema(description = "The doors that it opens", example = "[\"v1\"]", required = true)
        List<Dialect> dialects,

        @Schema(
                description = "Of a code for luxsci: names it publicly beside the secret",
                example = "01a20184d7547220a171f827183e901c")
        String token,

        @Schema(description = "Of a code for easymail; for authsmtp the account code of its user", example = "ha10000")
        String login,

        @Schema(description = "Of a code for authsmtp: the one whose account code is the login")
        UUID userId,

        @Schema(description = "Shown once, in the answer that made it")
        String secret,

        @Schema(
                description =
                        "In place of a secret, for authsmtp and easymail: shown once if it was made here, else never")
        String password,

        @Schema(description = "Until when the secret before the last rotation works too")
        Instant previousSecretUntil,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}

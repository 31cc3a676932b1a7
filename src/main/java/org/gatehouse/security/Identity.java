package org.gatehouse.security;

import java.util.Set;
import java.util.UUID;

/**
 * Who calls, as the access feature found out.
 *
 * @param organizationId the tenant; every query names it
 * @param codeId the API code
 * @param codeName its name, for the audit trail
 * @param scopes the names of the scopes that it holds now
 * @param mode how far the caller reaches
 * @param userId whose data it is about in user mode; null in administrative mode, and for a code without a user yet
 * @param applicationPassword the id of the application password by which that user has logged in, and so without a second
 *     factor; null for the own password, and without a user
 * @param bounds whom and what the code reaches
 * @param address the peer's address in text
 * @param requestId the id of the request
 */
public record Identity(
        UUID organizationId,
        UUID codeId,
        String codeName,
        Set<String> scopes,
        Mode mode,
        UUID userId,
        UUID applicationPassword,
        Bounds bounds,
        String address,
        String requestId) {
    public Identity {
        scopes = Set.copyOf(scopes);
    }

    /** How this caller, an operator, appears in the audit trail of another organization, which sees nothing of ours. */
    public Identity asOperatorIn(UUID otherOrganizationId) {
        return new Identity(
                otherOrganizationId,
                null,
                "an operator",
                Set.of(),
                Mode.ADMINISTRATIVE,
                null,
                null,
                Bounds.NONE,
                null,
                requestId);
    }

    /** A device, which acts for its user and with nobody's code. */
    public static Identity device(UUID organizationId, String address, String requestId) {
        return new Identity(
                organizationId,
                null,
                "a device",
                Set.of(),
                Mode.ADMINISTRATIVE,
                null,
                null,
                Bounds.NONE,
                address,
                requestId);
    }

    /** The server itself, at its start. */
    public static Identity server(UUID organizationId) {
        return new Identity(
                organizationId, null, "the server", Set.of(), Mode.ADMINISTRATIVE, null, null, Bounds.NONE, null, null);
    }
}

package org.gatehouse.users;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password, or the hash of one; just one of both. */
@Schema(description = "A new password, or the hash of one from another system; just one of both")
public record NewPassword(
        Password password,
        PasswordHash hash,

        @Schema(description = "The present password; needed in user mode, and proved wherever it is sent")
        LoginPassword current) {}

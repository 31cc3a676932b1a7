package org.gatehouse.access;

import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Lengths;
import org.gatehouse.users.LoginPassword;

/** What a client wants an access token for. */
@Schema(description = "For the code itself nothing is needed; with a username and password the token is that user's")
@GroupSequence({Lengths.class, AccessTokenDraft.class})
public record AccessTokenDraft(
        @Schema(example = "ada@example.com")
        @Size(
                max = 256,
                message = "must have at most 256 characters",
                groups = {Lengths.class, Default.class})
        String username,

        LoginPassword password,

        @Schema(description = "Some of the code's scopes; all of them, unless said", example = "[\"users:read\"]")
        @Size(
                max = 100,
                message = "must have at most 100 elements",
                groups = {Lengths.class, Default.class})
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 256, message = "must have at most 256 characters") String>
                scopes,

        @Valid SecondFactor secondFactor,

        @Schema(
                description =
                        "The address that the person comes from, when the caller is a program for many, such as a webmail: "
                                + "wrong passwords then slow down that network, not all who come through the program")
        PeerAddress clientAddress) {}

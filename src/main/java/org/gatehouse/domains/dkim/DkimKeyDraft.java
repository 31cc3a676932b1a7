package org.gatehouse.domains.dkim;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a new key is to be. */
@Schema(description = "What a new DKIM key is to be")
public record DkimKeyDraft(
        @Schema(
                description = "Letters, digits and hyphens, in labels with dots between; one is made, if absent",
                maxLength = 63,
                example = "s2026")
        DkimSelector selector,

        @Schema(description = "`rsa-2048` unless said otherwise")
        DkimAlgorithm algorithm,

        @Schema(
                description = "Whether it signs at once, without a look into the DNS; the key that did is retired then",
                defaultValue = "false")
        Boolean active) {
    public DkimKeyDraft {
        algorithm = algorithm == null ? DkimAlgorithm.RSA_2048 : algorithm;
        active = active != null && active;
    }
}

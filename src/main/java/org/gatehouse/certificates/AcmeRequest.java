package org.gatehouse.certificates;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a certificate is to be got from the CA. */
@Schema(description = "How a certificate is to be got from the CA; {} is as usual")
public record AcmeRequest(
        @Schema(description = "ec-p256, unless said otherwise")
        KeyType keyType,

        @Schema(
                description = "true for a certificate of all hosts or none; else of those that prove themselves",
                defaultValue = "false")
        Boolean allHosts,

        @Schema(description = "Whether to renew it when two thirds of its life have passed", defaultValue = "true")
        Boolean renew) {
    public AcmeRequest {
        keyType = keyType == null ? KeyType.EC_P256 : keyType;
        allHosts = Boolean.TRUE.equals(allHosts);
        renew = !Boolean.FALSE.equals(renew);
    }
}

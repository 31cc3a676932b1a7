package org.gatehouse.certificates;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kind of a certificate's key. */
@Schema(
        name = "CertificateKeyType",
        enumeration = {"ec-p256", "ec-p384", "rsa-2048", "rsa-3072", "rsa-4096", "ed25519"})
public enum KeyType {
    @JsonProperty("ec-p256")
    EC_P256,
    @JsonProperty("ec-p384")
    EC_P384,
    @JsonProperty("rsa-2048")
    RSA_2048,
    @JsonProperty("rsa-3072")
    RSA_3072,
    @JsonProperty("rsa-4096")
    RSA_4096,
    @JsonProperty("ed25519")
    ED25519
}

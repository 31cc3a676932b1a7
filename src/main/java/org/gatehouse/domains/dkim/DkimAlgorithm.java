package org.gatehouse.domains.dkim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a key signs with. */
@Schema(enumeration = {"rsa-2048", "rsa-4096", "ed25519"})
public enum DkimAlgorithm {
    @JsonProperty("rsa-2048")
    RSA_2048("RSA", 2048),

    @JsonProperty("rsa-4096")
    RSA_4096("RSA", 4096),

    /** RFC 8463; not every receiver knows it. */
    @JsonProperty("ed25519")
    ED25519("Ed25519", 255);

    private static final int ED25519_BYTES = 32;

    private final String family;
    private final int bits;

    DkimAlgorithm(String family, int bits) {
        this.family = family;
        this.bits = bits;
    }

    /** As Java calls it. */
    String family() {
        return family;
    }

    int bits() {
        return bits;
    }

    /** As the tag k says it. */
    String keyType() {
        return this == ED25519 ? "ed25519" : "rsa";
    }

    /** As the tag p has it: a SubjectPublicKeyInfo for RSA, the bare key for Ed25519 (RFC 8463, 4). */
    String published(String publicKey) {
        if (this != ED25519) {
            return publicKey;
        }
        byte[] info = Base64.getDecoder().decode(publicKey);
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(info, info.length - ED25519_BYTES, info.length));
    }
}

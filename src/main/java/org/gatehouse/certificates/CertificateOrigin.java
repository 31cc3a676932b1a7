package org.gatehouse.certificates;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a certificate is from. */
@Schema(enumeration = {"acme", "upload"})
public enum CertificateOrigin {
    @JsonProperty("acme")
    ACME,
    @JsonProperty("upload")
    UPLOAD
}

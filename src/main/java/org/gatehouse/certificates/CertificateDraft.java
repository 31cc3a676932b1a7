package org.gatehouse.certificates;

import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Lengths;

/** What a client says of a new certificate: {@code acme} orders it, {@code chain} uploads it. */
@Schema(
        description =
                "A certificate to be ordered, by `hosts` and `acme`, or to be uploaded, by `chain` and `privateKey`")
@GroupSequence({Lengths.class, CertificateDraft.class})
public record CertificateDraft(
        @Schema(
                description = "Names in verified domains, at most 100. Of an upload: for which of its hosts it is to be"
                        + " used, all if absent; it may have wildcards",
                minItems = 1,
                maxItems = Hosts.MOST,
                example = "[\"mail.example.com\"]")
        @Size(min = 1, max = Hosts.MOST, message = "must have 1 to 100 elements", groups = Lengths.class)
        List<@NotNull(message = "must not be null") String> hosts,

        @Schema(description = "Order it from the CA") AcmeRequest acme,

        @Schema(
                description = "PEM: the host's certificate, then each by whom the one before is signed; at most 10",
                maxLength = MAX_CHAIN)
        @Size(max = MAX_CHAIN, message = "must have at most 65536 characters", groups = Lengths.class)
        String chain,

        @Schema(description = "PEM, not encrypted", maxLength = MAX_KEY)
        @Size(max = MAX_KEY, message = "must have at most 16384 characters", groups = Lengths.class)
        String privateKey,

        @Schema(
                description = "Take it though its chain leads to no trusted root, or a better one is there",
                defaultValue = "false")
        Boolean force) {
    private static final int MAX_CHAIN = 65_536;
    private static final int MAX_KEY = 16_384;

    boolean isOrder() {
        return acme != null;
    }

    /**
     * What is asked of the CA.
     *
     * @throws ApiException 400 {@code invalid-body}
     */
    CertificateRequest request() {
        requireAbsent("/chain", chain);
        requireAbsent("/privateKey", privateKey);
        requireAbsent("/force", force);
        requirePresent("/hosts", hosts);
        return new CertificateRequest(hosts, acme);
    }

    /**
     * What is uploaded.
     *
     * @throws ApiException 400 {@code invalid-body}
     */
    CertificateUpload upload() {
        requirePresent("/chain", chain);
        requirePresent("/privateKey", privateKey);
        return new CertificateUpload(hosts, chain, privateKey, force);
    }

    private static void requireAbsent(String pointer, Object value) {
        if (value != null) {
            throw CommonProblem.INVALID_BODY.at(pointer, "does not go with acme");
        }
    }

    private static void requirePresent(String pointer, Object value) {
        if (value == null) {
            throw CommonProblem.INVALID_BODY.at(pointer, "is required");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "CertificateDraft";
    }
}

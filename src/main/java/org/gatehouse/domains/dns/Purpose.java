package org.gatehouse.domains.dns;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a record is for. */
@Schema(
        enumeration = {
            "verification",
            "mx",
            "spf",
            "dkim",
            "dmarc",
            "mta-sts",
            "tlsa",
            "imaps",
            "pop3s",
            "submission",
            "submissions",
            "caa"
        })
public enum Purpose {
    @JsonProperty("verification")
    VERIFICATION,
    @JsonProperty("mx")
    MX,
    @JsonProperty("spf")
    SPF,
    @JsonProperty("dkim")
    DKIM,
    @JsonProperty("dmarc")
    DMARC,
    @JsonProperty("mta-sts")
    MTA_STS,
    @JsonProperty("tlsa")
    TLSA,
    @JsonProperty("imaps")
    IMAPS,
    @JsonProperty("pop3s")
    POP3S,
    @JsonProperty("submission")
    SUBMISSION,
    @JsonProperty("submissions")
    SUBMISSIONS,
    @JsonProperty("caa")
    CAA
}

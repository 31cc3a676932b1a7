package org.gatehouse.domains.dns;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.DnsType;

/** What should be at one name of the DNS, and what is. */
@Schema(description = "What should be at one name of the DNS, and what is")
public record DnsRecordView(
        @Schema(required = true) Purpose purpose,

        @Schema(required = true, example = "_dmarc.example.com")
        String name,

        @Schema(required = true) DnsType type,
        @Schema(required = true) Verdict verdict,

        @Schema(
                required = true,
                description = "The data of the records that are wanted; texts in one piece",
                example = "[\"v=DMARC1; p=quarantine\"]")
        List<String> wanted,

        @Schema(
                required = true,
                description = "The data of those that are there, up to 20, cut to 1000 characters",
                example = "[\"v=DMARC1; p=none\"]")
        List<String> found,

        @Schema(
                required = true,
                description =
                        "Lines of a zone file that bring what is wanted; of a name that has other records of this kind,"
                                + " those go",
                example = "[\"_dmarc.example.com. IN TXT ( \\\"v=DMARC1; p=quarantine\\\" )\"]")
        List<String> publish) {}

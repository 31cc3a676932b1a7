package org.gatehouse.domains.dns;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.DomainName;

/** What a domain should have in the DNS, and what it has. */
@Schema(description = "What a domain should have in the DNS, and what it has")
public record DnsRecordsView(
        @Schema(required = true) DomainName domain,
        @Schema(required = true) Instant checkedAt,

        @Schema(required = true, description = "Whether every demand is met")
        boolean ok,

        @Schema(required = true) List<DnsRecordView> records) {}

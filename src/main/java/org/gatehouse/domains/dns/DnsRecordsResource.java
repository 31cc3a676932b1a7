package org.gatehouse.domains.dns;

import static org.gatehouse.security.Scope.DNS_RECORDS_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;

/** The DNS records of a domain over HTTP. */
@Path("domains/{domain}/dns-records")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail domains")
public class DnsRecordsResource {
    @Inject
    DnsRecords records;

    @GET
    @RolesAllowed(DNS_RECORDS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(
            operationId = "getDnsRecords",
            summary = "Compare what a domain should have in the DNS with what it has, and say what to publish")
    public DnsRecordsView get(@PathParam("domain") String domain) {
        return records.of(domain);
    }
}

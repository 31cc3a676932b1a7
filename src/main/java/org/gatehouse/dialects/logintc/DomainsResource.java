package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.DOMAIN;
import static org.gatehouse.security.Scope.DOMAINS_READ;
import static org.gatehouse.security.Scope.SECOND_FACTOR_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.factors.settings.DomainSettings;
import org.gatehouse.factors.settings.SecondFactorSettings;
import org.gatehouse.security.Caller;

/** Domains with how they ask for second factors, and their icons. */
@Path("domains/{domain}")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class DomainsResource {
    @Inject
    DomainService domains;

    @Inject
    DomainSettings settings;

    @Inject
    Caller caller;

    /** A domain; the kinds of domain and of keys that the vendor has beside these are not here. */
    record DomainBody(
            String id,
            String name,
            String type,
            String keyType,
            int maxAllowedRetries,
            int requestTimeout,
            int activationCodeExpiration,
            boolean requestPollingEnabled,
            boolean bypassEnabled) {}

    @GET
    @RolesAllowed(DOMAINS_READ)
    public DomainBody get(@PathParam("domain") String domain) {
        caller.require(SECOND_FACTOR_READ);
        DomainView view = domains.get(DOMAIN.read(domain));
        SecondFactorSettings asked = settings.of(caller.organizationId(), view.id());
        return new DomainBody(
                DOMAIN.write(view.id()),
                view.name().value(),
                "RADIUS",
                "PIN",
                asked.maxAllowedRetries(),
                asked.requestTimeout(),
                asked.activationCodeExpiration(),
                asked.requestPollingEnabled(),
                asked.bypassEnabled());
    }
}

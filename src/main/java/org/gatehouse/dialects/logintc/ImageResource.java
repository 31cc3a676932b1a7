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
import org.gatehouse.factors.settings.IconService;

/** The icon of a domain. */
@Path("domains/{domain}/image")
@ApplicationScoped
@Produces("image/png")
public class ImageResource {
    @Inject
    IconService icons;

    @GET
    @RolesAllowed({SECOND_FACTOR_READ, DOMAINS_READ})
    public byte[] get(@PathParam("domain") String domain) {
        return icons.get(DOMAIN.read(domain)).png();
    }
}

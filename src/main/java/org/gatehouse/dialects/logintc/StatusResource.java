package org.gatehouse.dialects.logintc;

import static org.gatehouse.security.Scope.ORGANIZATION_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Open;

/** Whether the service is there, and whose key this is. */
@Path("")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class StatusResource {
    private static final StatusBody OK = new StatusBody("OK");

    @Inject
    OrganizationService organizations;

    @Inject
    Caller caller;

    /** That it is there. */
    record StatusBody(String status) {}

    /** Whose key it is. */
    record OrganizationBody(String name) {}

    @GET
    @Path("ping")
    @Open
    public StatusBody ping() {
        return OK;
    }

    @GET
    @Path("organization")
    @RolesAllowed(ORGANIZATION_READ)
    public OrganizationBody organization() {
        return new OrganizationBody(
                organizations.get(caller.organizationId()).name().value());
    }
}

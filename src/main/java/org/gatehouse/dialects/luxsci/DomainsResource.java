package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;
import static org.gatehouse.security.Scope.DOMAINS_READ;
import static org.gatehouse.security.Scope.DOMAINS_WRITE;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.domains.DomainDraft;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.security.WholeOrganization;
import org.gatehouse.users.UserService;

/** The domains of an account. */
@Path("account/{account}/domains")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class DomainsResource {
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "gid",
            "domain",
            "is_enabled",
            "is_verified",
            "is_hipaa",
            "users",
            "description",
            "max_users",
            "created",
            "modified");

    @Inject
    Accounts accounts;

    @Inject
    DomainService domains;

    @Inject
    UserService users;

    @Inject
    StrictJson json;

    @Inject
    Preconditions given;

    /**
     * A domain.
     *
     * @param gid the account's number
     * @param isHipaa never: what that asks for is the operator's
     * @param maxUsers null for any number
     */
    record DomainBody(
            long id,
            long gid,
            String domain,
            @JsonProperty("is_enabled") boolean isEnabled,
            @JsonProperty("is_verified") boolean isVerified,
            @JsonProperty("is_hipaa") boolean isHipaa,
            long users,
            String description,
            Long maxUsers,
            Instant created,
            Instant modified) {
        static DomainBody of(DomainView domain, long account) {
            return new DomainBody(
                    domain.number(),
                    account,
                    domain.name().value(),
                    domain.enabled(),
                    domain.verified(),
                    false,
                    domain.usersCount(),
                    domain.description() == null ? "" : domain.description(),
                    domain.maxUsers(),
                    domain.createdAt(),
                    domain.updatedAt());
        }
    }

    /** All of them, by name. */
    @GET
    @RolesAllowed(DOMAINS_READ)
    public StreamingOutput list(@PathParam("account") String account) {
        long number = accounts.require(account);
        return LongAnswer.of(domains::after, domain -> DomainBody.of(domain, number));
    }

    @POST
    @RolesAllowed(DOMAINS_WRITE)
    @WholeOrganization
    public Envelope create(@PathParam("account") String account, LenientBody body) {
        long number = accounts.require(account);
        ObjectNode draft = members(body);
        draft.put("name", body.required("domain").strip());
        DomainDraft domain = json.convert(draft, DomainDraft.class);
        return Envelope.of(DomainBody.of(users.create(domain, null).domain(), number));
    }

    @GET
    @Path("{domain}")
    @RolesAllowed(DOMAINS_READ)
    public Envelope get(@PathParam("account") String account, @PathParam("domain") String domain) {
        long number = accounts.require(account);
        return Envelope.of(DomainBody.of(domains.get(domain), number));
    }

    @PUT
    @Path("{domain}")
    @RolesAllowed(DOMAINS_WRITE)
    public Envelope update(@PathParam("account") String account, @PathParam("domain") String domain, LenientBody body) {
        long number = accounts.require(account);
        ObjectNode patch = members(body);
        if (body.optional("domain") != null) {
            patch.put("name", body.required("domain").strip());
        }
        return Envelope.of(DomainBody.of(domains.patch(domain, given, new MergePatch(patch)), number));
    }

    /** Deletes a domain, and with {@code cascade} its users and aliases too. */
    @DELETE
    @Path("{domain}")
    @RolesAllowed(DOMAINS_WRITE)
    public Envelope delete(
            @PathParam("account") String account,
            @PathParam("domain") String domain,
            @QueryParam("cascade") String cascade) {
        accounts.require(account);
        domains.delete(domain, given, Boolean.TRUE.equals(Parameters.value("cascade", cascade, LenientBody::flagOf)));
        return Envelope.done();
    }

    /** All that is said but the name; what is only read may come back and does not matter. */
    private static ObjectNode members(LenientBody body) {
        body.onlyHas(MEMBERS);
        if (Boolean.TRUE.equals(body.flag("is_hipaa"))) {
            throw INVALID_BODY.at("/is_hipaa", "cannot be set here: what that asks for is the operator's");
        }
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        Boolean enabled = body.flag("is_enabled");
        if (enabled != null) {
            said.put("enabled", enabled);
        }
        if (body.node().has("description")) {
            said.put("description", body.optional("description"));
        }
        if (body.node().has("max_users")) {
            said.put("maxUsers", body.number("max_users"));
        }
        return said;
    }
}

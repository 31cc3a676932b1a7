package org.gatehouse.dialects.luxsci;

import static org.gatehouse.security.Scope.ALIASES_READ;
import static org.gatehouse.security.Scope.ALIASES_WRITE;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import org.gatehouse.aliases.Action;
import org.gatehouse.aliases.AliasDraft;
import org.gatehouse.aliases.AliasService;
import org.gatehouse.aliases.AliasView;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;

/** The aliases of an account. */
@Path("account/{account}/aliases")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class AliasesResource {
    @Inject
    Accounts accounts;

    @Inject
    AliasService aliases;

    @Inject
    StrictJson json;

    @Inject
    Preconditions given;

    /**
     * An alias.
     *
     * @param user the part before the @, or * for all addresses of the domain that nobody holds
     * @param action {@code email} or {@code bounce}
     * @param dest where it delivers to, with commas between several
     * @param bounce a line for people
     * @param status {@code enabled} or {@code disabled}
     * @param type {@code alias} or {@code catchall}
     */
    record AliasBody(
            String user,
            String domain,
            String action,
            String dest,
            String bounce,
            String status,
            String type,
            Instant created,
            long id) {
        static AliasBody of(AliasView alias) {
            String address = alias.address().value();
            int at = address.lastIndexOf('@');
            return new AliasBody(
                    at == 0 ? AliasRequests.CATCH_ALL : address.substring(0, at),
                    address.substring(at + 1),
                    alias.action() == Action.BOUNCE ? "bounce" : "email",
                    String.join(",", alias.destinations()),
                    alias.description() == null ? "" : alias.description(),
                    alias.enabled() ? "enabled" : "disabled",
                    at == 0 ? "catchall" : "alias",
                    alias.createdAt(),
                    alias.number());
        }
    }

    /** All of them, by address. */
    @GET
    @RolesAllowed(ALIASES_READ)
    public StreamingOutput list(@PathParam("account") String account) {
        accounts.require(account);
        return LongAnswer.of(aliases::after, AliasBody::of);
    }

    @POST
    @RolesAllowed(ALIASES_WRITE)
    public Envelope create(@PathParam("account") String account, LenientBody body) {
        accounts.require(account);
        AliasDraft draft = json.convert(AliasRequests.draft(body), AliasDraft.class);
        return Envelope.of(AliasBody.of(aliases.create(draft)));
    }

    @GET
    @Path("{alias}")
    @RolesAllowed(ALIASES_READ)
    public Envelope get(@PathParam("account") String account, @PathParam("alias") String address) {
        accounts.require(account);
        return Envelope.of(AliasBody.of(aliases.get(AliasRequests.address(address))));
    }

    @PUT
    @Path("{alias}")
    @RolesAllowed(ALIASES_WRITE)
    public Envelope update(@PathParam("account") String account, @PathParam("alias") String address, LenientBody body) {
        accounts.require(account);
        AliasView changed = aliases.patch(
                AliasRequests.address(address),
                given,
                present -> new MergePatch(AliasRequests.patch(body, present.value())));
        return Envelope.of(AliasBody.of(changed));
    }

    @DELETE
    @Path("{alias}")
    @RolesAllowed(ALIASES_WRITE)
    public Envelope delete(@PathParam("account") String account, @PathParam("alias") String address) {
        accounts.require(account);
        aliases.delete(AliasRequests.address(address), given);
        return Envelope.done();
    }
}

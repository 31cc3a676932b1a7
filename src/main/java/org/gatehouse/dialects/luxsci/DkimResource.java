package org.gatehouse.dialects.luxsci;

import static org.gatehouse.domains.DomainProblem.DKIM_KEY_NOT_FOUND;
import static org.gatehouse.security.Scope.DKIM_KEYS_READ;
import static org.gatehouse.security.Scope.DKIM_KEYS_WRITE;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.domains.dkim.DkimKeyService;
import org.gatehouse.domains.dkim.DkimKeyView;

/** The DKIM keys of an account's domains; this dialect knows one of a domain. */
@Path("account/{account}/dkim")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class DkimResource {
    @Inject
    Accounts accounts;

    @Inject
    DkimKeyService keys;

    /**
     * A key.
     *
     * @param state {@code active}, or {@code waiting} until the DNS shows it
     * @param dnsRecord as a line of a zone file
     * @param isPublished whether the DNS showed it when it was last asked
     */
    record DkimBody(
            String domain,
            String selector,
            String state,
            String dnsName,
            String dnsValue,
            String dnsRecord,
            String publicKey,
            @JsonProperty("is_published") boolean isPublished,
            Instant created) {
        static DkimBody of(DkimKeyView key) {
            String name = key.record().name();
            return new DkimBody(
                    name.substring(name.indexOf("._domainkey.") + "._domainkey.".length()),
                    key.selector().value(),
                    key.state().name().toLowerCase(Locale.ROOT),
                    name,
                    key.record().value(),
                    key.record().zoneFile(),
                    key.publicKey(),
                    Boolean.TRUE.equals(key.published()),
                    key.createdAt());
        }
    }

    /** The key that there is, or a new one, which signs as soon as the DNS shows its record. */
    @POST
    @RolesAllowed(DKIM_KEYS_WRITE)
    public Envelope create(@PathParam("account") String account, LenientBody body) {
        accounts.require(account);
        body.onlyHas(Set.of("domain"));
        String domain = body.required("domain").strip();
        return Envelope.of(DkimBody.of(keys.leadingOrNew(domain)));
    }

    @GET
    @Path("{domain}")
    @RolesAllowed(DKIM_KEYS_READ)
    public Envelope get(@PathParam("account") String account, @PathParam("domain") String domain) {
        accounts.require(account);
        return Envelope.of(DkimBody.of(keys.leading(domain)
                .orElseThrow(() -> DKIM_KEY_NOT_FOUND.because("the domain has no key that signs"))));
    }
}

package org.gatehouse.dialects.easymail;

import static org.gatehouse.security.Scope.DKIM_KEYS_EXPORT;
import static org.gatehouse.security.Scope.DKIM_KEYS_WRITE;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.gatehouse.api.Preconditions;
import org.gatehouse.domains.dkim.DkimKeyDraft;
import org.gatehouse.domains.dkim.DkimKeyService;
import org.gatehouse.domains.dkim.DkimKeyView;
import org.gatehouse.domains.dkim.DkimRotation;
import org.gatehouse.security.Caller;

/** The DKIM key of a domain. */
@Path("dkim/add-new-domain")
@ApplicationScoped
@Produces(EasyMail.TYPE)
public class DkimResource {
    @Inject
    DkimKeys present;

    @Inject
    DkimKeyService keys;

    @Inject
    EasyMailDrafts sent;

    @Inject
    Fields fields;

    @Inject
    Preconditions given;

    @Inject
    Caller caller;

    /** A key; its private half for those only who may have it. */
    record DkimBody(
            boolean result,
            @JsonProperty("public") String publicHalf,
            @JsonProperty("private") String privateHalf,
            String selector,
            String dnsName,
            String dnsValue) {
        @Override
        public String toString() {
            return "DkimBody[" + dnsName + "]";
        }
    }

    /** The key that there is, or a new one; with {@code rotate} a new one that waits to take over. */
    @POST
    @RolesAllowed(DKIM_KEYS_WRITE)
    public DkimBody add() {
        String domain = sent.domainName();
        Optional<DkimKeyView> found = present.of(domain);
        boolean rotates = fields.has("rotate") && !fields.text("rotate").equals("0");
        DkimKeyView key = found.isEmpty()
                ? keys.create(domain, new DkimKeyDraft(DkimKeys.SELECTOR, null, true))
                : rotates
                        ? keys.rotate(domain, found.get().id().toString(), given, new DkimRotation(null, null, null))
                        : found.get();
        return new DkimBody(
                true,
                key.record().zoneFile(),
                caller.holds(DKIM_KEYS_EXPORT)
                        ? keys.privateKey(domain, key.id().toString())
                        : "",
                key.selector().value(),
                key.record().name(),
                key.record().value());
    }
}

package org.gatehouse.dialects.easymail;

import static org.gatehouse.security.Scope.DOMAINS_READ;
import static org.gatehouse.security.Scope.DOMAINS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.gatehouse.api.Preconditions;
import org.gatehouse.domains.DomainNumbers;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.security.WholeOrganization;
import org.gatehouse.users.NewDomain;
import org.gatehouse.users.NewDomainDraft;
import org.gatehouse.users.UserDrafts;
import org.gatehouse.users.UserService;

/** Domains. */
@Path("")
@ApplicationScoped
@Produces(EasyMail.TYPE)
public class DomainsResource {
    @Inject
    DomainNumbers numbers;

    @Inject
    DomainService domains;

    @Inject
    UserService users;

    @Inject
    UserDrafts drafts;

    @Inject
    EasyMailDrafts sent;

    @Inject
    Fields fields;

    @Inject
    Preconditions given;

    /** A domain in a list. */
    record DomainBody(long id, String name, long usersCount) {
        static DomainBody of(DomainView domain) {
            return new DomainBody(domain.number(), domain.name().value(), domain.usersCount());
        }
    }

    @GET
    @Path("domains")
    @RolesAllowed(DOMAINS_READ)
    public StreamingOutput list() {
        return new NumberedList<>("domains", Range.of(fields), numbers::below, DomainView::number, DomainBody::of)
                .toEnd();
    }

    /** Makes a domain and its first user, both or neither. */
    @POST
    @Path("domains")
    @RolesAllowed(DOMAINS_WRITE)
    @WholeOrganization
    public Done create() {
        NewDomainDraft draft = sent.newDomain();
        NewDomain made = users.create(draft.domain(), drafts.firstUser(draft));
        return Done.made(made.firstUser().number(), made.domain().number());
    }

    /** Deletes a domain with all that hangs on it. */
    @DELETE
    @Path("domain")
    @RolesAllowed(DOMAINS_WRITE)
    public Done delete() {
        domains.delete(sent.domainName(), given, true);
        return Done.DONE;
    }
}

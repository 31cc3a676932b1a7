package org.gatehouse.dialects.authsmtp;

import static org.gatehouse.security.Scope.IP_ALLOCATIONS_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.gatehouse.access.SmtpAccount;
import org.gatehouse.access.SmtpAccounts;
import org.gatehouse.mail.MailProblem;
import org.gatehouse.mail.ip.IpAllocationService;
import org.gatehouse.mail.ip.IpAllocationView;

/** From which IP addresses a user's mail goes. */
@Path("ip_allocation/{id}")
@ApplicationScoped
@Produces(AuthSmtp.TYPE)
public class IpAllocationResource {
    @Inject
    SmtpAccounts accounts;

    @Inject
    IpAllocationService allocations;

    @GET
    @RolesAllowed(IP_ALLOCATIONS_READ)
    public String get(@PathParam("id") String id) {
        SmtpAccount account = accounts.require(id);
        accounts.call(account);
        List<String> addresses = allocations.list(account.userId()).stream()
                .map(IpAllocationView::address)
                .toList();
        if (addresses.isEmpty()) {
            throw MailProblem.IP_NOT_ALLOCATED.because("the account has none");
        }
        return ResultXml.write(Result.of(new IpAllocation(addresses)));
    }
}

package org.gatehouse.dialects.authsmtp;

import static org.gatehouse.security.Scope.FROM_ADDRESSES_READ;
import static org.gatehouse.security.Scope.QUOTAS_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import org.gatehouse.access.SmtpAccount;
import org.gatehouse.access.SmtpAccounts;
import org.gatehouse.mail.quotas.QuotaService;
import org.gatehouse.mail.quotas.UsageService;
import org.gatehouse.mail.senders.FromAddressService;
import org.gatehouse.security.Caller;

/** What a user may send and has sent. */
@Path("basic_user/{id}")
@ApplicationScoped
@Produces(AuthSmtp.TYPE)
public class BasicUserResource {
    @Inject
    SmtpAccounts accounts;

    @Inject
    UsageService usages;

    @Inject
    QuotaService quotas;

    @Inject
    FromAddressService senders;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(QUOTAS_READ)
    public String get(@PathParam("id") String id) {
        SmtpAccount account = accounts.require(id);
        accounts.call(account);
        Integer used = caller.may(FROM_ADDRESSES_READ) ? senders.count(account.userId()) : null;
        return ResultXml.write(Result.of(new BasicUser(
                account.code(),
                usages.usage(account.userId()),
                quotas.quota(account.userId()),
                used,
                clock.instant())));
    }
}

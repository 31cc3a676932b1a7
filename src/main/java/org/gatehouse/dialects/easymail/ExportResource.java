package org.gatehouse.dialects.easymail;

import static org.gatehouse.security.Scope.DKIM_KEYS_EXPORT;
import static org.gatehouse.security.Scope.DOMAINS_EXPORT;
import static org.gatehouse.security.Scope.USERS_PASSWORD_EXPORT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gatehouse.archive.ArchiveFormat;
import org.gatehouse.archive.ExportDraft;
import org.gatehouse.archive.ExportPlan;
import org.gatehouse.archive.ExportService;
import org.gatehouse.security.Caller;

/** The export of a domain: the archive itself for who asks for one, else the vendor's JSON, which says where the archive is. */
@Path("export/domain")
@ApplicationScoped
@Produces(EasyMail.TYPE)
public class ExportResource {
    @Inject
    ExportService exports;

    @Inject
    DomainExport accounts;

    @Inject
    EasyMailDrafts sent;

    @Inject
    Fields fields;

    @Inject
    Caller caller;

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(DOMAINS_EXPORT)
    public Response export(@Context UriInfo uri) {
        Optional<ArchiveFormat> wanted = ArchiveWish.of(fields.text("format"), request.getHeader("Accept"));
        String domain = sent.domainName();
        ExportPlan plan = exports.plan(
                domain, new ExportDraft(caller.holds(USERS_PASSWORD_EXPORT), caller.holds(DKIM_KEYS_EXPORT), null));
        if (wanted.isPresent()) {
            exports.requireRoom();
        }
        exports.noteStreamed(plan);
        String file = plan.domain() + "-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".";
        if (wanted.isPresent()) {
            StreamingOutput archive = out -> exports.write(plan, wanted.get(), out);
            return Response.ok(archive, wanted.get().mediaType())
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"" + file + wanted.get().suffix() + "\"")
                    .build();
        }
        URI download = uri.getAbsolutePathBuilder()
                .queryParam("domain", plan.domain())
                .queryParam("format", ArchiveFormat.ZIP.suffix())
                .build();
        return Response.ok(accounts.of(plan, file + ArchiveFormat.ZIP.suffix(), download))
                .build();
    }
}

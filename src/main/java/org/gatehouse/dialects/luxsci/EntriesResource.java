package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.INVALID_PARAMETER;
import static org.gatehouse.security.Scope.WEBAIDES_CALENDAR_READ;
import static org.gatehouse.security.Scope.WEBAIDES_CALENDAR_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_CONTACTS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_CONTACTS_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_LINKS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_LINKS_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_NOTES_READ;
import static org.gatehouse.security.Scope.WEBAIDES_NOTES_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_TASKS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_TASKS_WRITE;

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
import org.gatehouse.api.Listing;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.security.UserMode;
import org.gatehouse.webaides.NumberedEntries;
import org.gatehouse.webaides.NumberedEntryList;
import org.gatehouse.webaides.NumberedWebAides;
import org.gatehouse.webaides.WebAideNumber;
import org.gatehouse.webaides.content.Kind;

/** One container of a user, its entries, and what changed in it. */
@Path("user/{user}/webaides/{type}/{webaide}")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class EntriesResource {
    @Inject
    NumberedWebAides webaides;

    @Inject
    NumberedEntries entries;

    @Inject
    Preconditions given;

    @DELETE
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    public Envelope deleteWebAide(
            @PathParam("user") String user, @PathParam("type") String type, @PathParam("webaide") String number) {
        webaides.delete(WebAidePaths.webaide(user, type, number), given);
        return Envelope.done();
    }

    @GET
    @Path("entries")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    public StreamingOutput list(
            @PathParam("user") String user,
            @PathParam("type") String type,
            @PathParam("webaide") String number,
            @QueryParam("first_row") String firstRow,
            @QueryParam("matches") String matches,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        WebAideNumber webaide = WebAidePaths.webaide(user, type, number);
        Rows rows = Rows.of(firstRow, matches);
        NumberedEntryList list = from == null && to == null
                ? entries.list(webaide, rows.first(), rows.matches())
                : entries.list(webaide, time("from", from), time("to", to), rows.first(), rows.matches());
        return EntryRows.of(webaide.kind(), list, rows);
    }

    @POST
    @Path("entries")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    public Envelope create(
            @PathParam("user") String user,
            @PathParam("type") String type,
            @PathParam("webaide") String number,
            LenientBody body) {
        WebAideNumber webaide = WebAidePaths.webaide(user, type, number);
        Kind kind = webaide.kind();
        return Envelope.of(EntryBody.of(kind, entries.create(webaide, EntryBody.change(kind, body, null))));
    }

    @POST
    @Path("entries/bulk")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    public Envelope bulk(
            @PathParam("user") String user,
            @PathParam("type") String type,
            @PathParam("webaide") String number,
            LenientBody body) {
        WebAideNumber webaide = WebAidePaths.webaide(user, type, number);
        EntryBulk bulk = EntryBulk.of(webaide.kind(), body);
        return Envelope.of(bulk.items(entries.batch(webaide, bulk.operations())));
    }

    @GET
    @Path("entries/{entry}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    public Envelope get(
            @PathParam("user") String user,
            @PathParam("type") String type,
            @PathParam("webaide") String number,
            @PathParam("entry") String entry) {
        WebAideNumber webaide = WebAidePaths.webaide(user, type, number);
        return Envelope.of(EntryBody.of(webaide.kind(), entries.get(webaide, WebAidePaths.entry(entry))));
    }

    @PUT
    @Path("entries/{entry}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    public Envelope change(
            @PathParam("user") String user,
            @PathParam("type") String type,
            @PathParam("webaide") String number,
            @PathParam("entry") String entry,
            LenientBody body) {
        WebAideNumber webaide = WebAidePaths.webaide(user, type, number);
        long id = WebAidePaths.entry(entry);
        Kind kind = webaide.kind();
        EntryBody changed = EntryBody.of(kind, entries.change(webaide, id, given, EntryBody.change(kind, body, id)));
        return Envelope.of(entries.mayRead(kind) ? changed : changed.saidBy(body));
    }

    @DELETE
    @Path("entries/{entry}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    public Envelope delete(
            @PathParam("user") String user,
            @PathParam("type") String type,
            @PathParam("webaide") String number,
            @PathParam("entry") String entry) {
        entries.delete(WebAidePaths.webaide(user, type, number), WebAidePaths.entry(entry), given);
        return Envelope.done();
    }

    /** Since a token or a time, or all there is; page by page. */
    @GET
    @Path("changes")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    public StreamingOutput changes(
            @PathParam("user") String user,
            @PathParam("type") String type,
            @PathParam("webaide") String number,
            @QueryParam("since") String since,
            @QueryParam("since_date") String sinceDate,
            @QueryParam("matches") String matches) {
        WebAideNumber webaide = WebAidePaths.webaide(user, type, number);
        if (since != null && sinceDate != null) {
            throw INVALID_PARAMETER.because("since and since_date exclude each other");
        }
        int limit = limit(matches);
        return EntryRows.of(
                webaide.kind(),
                sinceDate == null
                        ? entries.changes(webaide, since, limit)
                        : entries.changesSince(webaide, time("since_date", sinceDate), limit));
    }

    private static int limit(String matches) {
        int limit = Rows.of(null, matches).matches();
        if (limit == 0) {
            throw INVALID_PARAMETER.because("matches must be at least 1 here");
        }
        return Math.min(limit, Listing.MAX_LIMIT);
    }

    private static Instant time(String name, String text) {
        return Parameters.value(name, text, GmtTime::parse);
    }
}

package org.gatehouse.webaides;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gatehouse.api.Parameters;
import org.gatehouse.webaides.content.SearchText;

/** Which entries a request asks for. A class, since JAX-RS fills no records. */
public class EntryQuery {
    private static final int MAX_TEXT = 200;

    @Parameter(
            description = "Text in title, text, categories, addresses or numbers, without case",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = MAX_TEXT))
    @QueryParam("q")
    String q;

    @Parameter(description = "A category or keyword that they have, without case")
    @QueryParam("category")
    String category;

    @Parameter(description = "For contacts: an address that they have, without case")
    @QueryParam("email")
    String email;

    @Parameter(description = "For contacts: a number that they have, its digits", example = "+4930123456")
    @QueryParam("phone")
    String phone;

    @Parameter(
            description = "For calendars: any instance ends after this time",
            schema = @Schema(implementation = Instant.class))
    @QueryParam("from")
    String from;

    @Parameter(
            description = "For calendars: any instance begins before this time",
            schema = @Schema(implementation = Instant.class))
    @QueryParam("to")
    String to;

    @Parameter(
            description = "For calendars, with from and to: the instances by their start, up to 5 000,"
                    + " in place of the events",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @QueryParam("expand")
    String expand;

    @Parameter(description = "For tasks: how far they are", example = "needs-action")
    @QueryParam("status")
    String status;

    @Parameter(description = "For tasks: due before this time", schema = @Schema(implementation = Instant.class))
    @QueryParam("dueBefore")
    String dueBefore;

    @Parameter(description = "Changed at this time or later", schema = @Schema(implementation = Instant.class))
    @QueryParam("modifiedAfter")
    String modifiedAfter;

    @Parameter(
            description = "title, which is the default, updated, start (calendars) or due (tasks)",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"title", "updated", "start", "due"},
                            defaultValue = "title"))
    @QueryParam("sort")
    String sort;

    @Parameter(
            description =
                    "Members to give beside id and etag, with commas between; `ids` for none. All, if" + " missing",
            example = "uid,updatedAt")
    @QueryParam("fields")
    String fields;

    /** @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter} */
    EntryFields fields() {
        return EntryFields.parse(fields);
    }

    /** @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter} */
    EntryFilter filter() {
        boolean instances = Boolean.TRUE.equals(Parameters.bool("expand", expand));
        EntryFilter.Sort usual = instances ? EntryFilter.Sort.START : EntryFilter.Sort.TITLE;
        EntryFilter.Sort order = Parameters.constant("sort", sort, EntryFilter.Sort.class);
        return new EntryFilter(
                SearchText.fold(Parameters.text("q", q, MAX_TEXT)),
                SearchText.fold(Parameters.text("category", category, MAX_TEXT)),
                SearchText.fold(Parameters.text("email", email, MAX_TEXT)),
                phone == null ? null : SearchText.phone(Parameters.text("phone", phone, MAX_TEXT)),
                Parameters.time("from", from),
                Parameters.time("to", to),
                SearchText.fold(Parameters.text("status", status, MAX_TEXT)),
                Parameters.time("dueBefore", dueBefore),
                Parameters.time("modifiedAfter", modifiedAfter),
                instances,
                Objects.requireNonNullElse(order, usual));
    }
}

package org.gatehouse.users;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gatehouse.api.Parameters;

/** Which users a request asks for. A class, since JAX-RS fills no records. */
public class UserQuery {
    private static final int MAX_Q = 100;

    @Parameter(description = "Id or name of their home domain")
    @QueryParam("domain")
    String domain;

    @Parameter(description = "enabled or disabled", schema = @Schema(implementation = Status.class))
    @QueryParam("status")
    String status;

    @Parameter(
            description = "Text in username, address or display name, without case",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = MAX_Q))
    @QueryParam("q")
    String q;

    @Parameter(description = "Made at this time or later", schema = @Schema(implementation = Instant.class))
    @QueryParam("createdAfter")
    String createdAfter;

    @Parameter(description = "Made before this time", schema = @Schema(implementation = Instant.class))
    @QueryParam("createdBefore")
    String createdBefore;

    @Parameter(description = "Changed at this time or later", schema = @Schema(implementation = Instant.class))
    @QueryParam("modifiedAfter")
    String modifiedAfter;

    @Parameter(
            description = "username, which is the default, or created",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"username", "created"},
                            defaultValue = "username"))
    @QueryParam("sort")
    String sort;

    /**
     * All of it but the domain.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter}
     */
    UserFilter filter() {
        UserFilter.Sort order = Parameters.constant("sort", sort, UserFilter.Sort.class);
        return new UserFilter(
                null,
                Parameters.constant("status", status, Status.class),
                Parameters.text("q", q, MAX_Q),
                Parameters.time("createdAfter", createdAfter),
                Parameters.time("createdBefore", createdBefore),
                Parameters.time("modifiedAfter", modifiedAfter),
                order == null ? UserFilter.Sort.USERNAME : order);
    }
}

package org.gatehouse.webaides;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gatehouse.api.Cursors;

/** Which changes a request asks for. A class, since JAX-RS fills no records. */
public class ChangesQuery {
    @Parameter(
            description = "`next` of the answer before, or `latest` for a token only; without it all there is,"
                    + " page by page")
    @QueryParam("since")
    String since;

    @QueryParam("limit")
    String limit;

    /** @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter} */
    int limit(Cursors cursors) {
        return cursors.listing(limit, null, "changes").limit();
    }
}

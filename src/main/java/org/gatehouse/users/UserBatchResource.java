package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.BatchAnswer;
import org.gatehouse.api.BatchBody;
import org.gatehouse.api.BatchRequest;
import org.gatehouse.api.Refuses;

/** Many operations on users at once, over HTTP. */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserBatchResource {
    @Inject
    UserBatch batch;

    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(USERS_WRITE)
    @Refuses({"batch-refused", "too-many-passwords"})
    @Operation(
            operationId = "batchUsers",
            summary = "Make, change and delete up to 10 000 users in one transaction, with a result for each")
    public BatchAnswer batch(@BatchBody BatchRequest request) {
        return batch.run(request);
    }
}

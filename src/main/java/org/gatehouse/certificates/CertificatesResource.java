package org.gatehouse.certificates;

import static org.gatehouse.security.Scope.CERTIFICATES_EXPORT;
import static org.gatehouse.security.Scope.CERTIFICATES_READ;
import static org.gatehouse.security.Scope.CERTIFICATES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Etag;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;

/** Certificates and their orders over HTTP. */
@Path("certificates")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates")
public class CertificatesResource {
    private static final String PEM = "application/x-pem-file";

    @Inject
    Cursors cursors;

    @Inject
    CertificateService certificates;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(CERTIFICATES_READ)
    @Operation(
            operationId = "listCertificates",
            summary = "List certificates in the order in which they were made",
            description = "Callers that are bound to domains see those whose hosts all lie there.")
    public Page<CertificateView> list(
            @Parameter(description = "The name of a host, for which they are, maybe by a wildcard") @QueryParam("host")
                    String host,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        String name = Parameters.value("host", host, Hosts::name);
        return certificates.list(name, cursors.listing(limit, cursor, "certificates", name));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(CERTIFICATES_WRITE)
    @Unversioned
    @Refuses({
        "host-outside",
        "domain-not-verified",
        "domain-not-allowed",
        "certificate-refused",
        "certificate-untrusted",
        "certificate-worse",
        "acme-off",
        "acme-budget",
        "order-running"
    })
    @Operation(
            operationId = "createCertificate",
            summary = "Order a certificate from the CA, or upload one with its key",
            description = "With `acme` it is ordered: the CA asks each host for a file by HTTP at port 80, which this"
                    + " server answers; follow `Location`. A host that does not lead here keeps no other from its"
                    + " certificate, unless you ask for all or none. With `chain` and `privateKey` it is uploaded; for"
                    + " the same hosts it takes the place of the present one.")
    @APIResponse(
            responseCode = "201",
            description = "It was uploaded",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CertificateView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is ordered; ask at `Location` how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CertificateOrderView.class)))
    public Response create(CertificateDraft draft, @Context UriInfo uri) {
        if (draft.isOrder()) {
            return accepted(certificates.order(draft.request()), uri);
        }
        CertificateView view = certificates.upload(draft.upload());
        return Response.created(uri.getBaseUriBuilder()
                        .path("certificates/{certificate}")
                        .build(view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Path("orders/{order}")
    @RolesAllowed(CERTIFICATES_READ)
    @Refuses({"order-not-found", "domain-not-allowed"})
    @Operation(
            operationId = "getCertificateOrder",
            summary = "See how far an order is",
            description = "Orders are remembered for 90 days.")
    public CertificateOrderView order(@PathParam("order") String id) {
        return certificates.orderStatus(id);
    }

    @GET
    @Path("{certificate}")
    @RolesAllowed(CERTIFICATES_READ)
    @Refuses({"certificate-not-found", "domain-not-allowed"})
    @Operation(operationId = "getCertificate", summary = "Read a certificate")
    @APIResponseSchema(CertificateView.class)
    public Response get(@PathParam("certificate") String id) {
        CertificateView view = certificates.get(id);
        return Response.ok(view).tag(view.etag()).build();
    }

    @DELETE
    @Path("{certificate}")
    @RolesAllowed(CERTIFICATES_WRITE)
    @Refuses({"certificate-not-found", "domain-not-allowed"})
    @Operation(
            operationId = "deleteCertificate",
            summary = "Delete a certificate with its key; it is not revoked, and stays valid where it is deployed")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("certificate") String id) {
        certificates.delete(id, given);
        return Response.noContent().build();
    }

    @POST
    @Path("{certificate}/renew")
    @RolesAllowed(CERTIFICATES_WRITE)
    @Unversioned
    @Refuses({
        "certificate-not-found",
        "domain-not-allowed",
        "domain-not-verified",
        "host-outside",
        "certificate-not-ordered",
        "acme-off",
        "acme-budget",
        "order-running"
    })
    @Operation(operationId = "renewCertificate", summary = "Order a certificate anew, whatever its age")
    @APIResponse(
            responseCode = "202",
            description = "It is ordered; ask at `Location` how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CertificateOrderView.class)))
    public Response renew(@PathParam("certificate") String id, @Context UriInfo uri) {
        return accepted(certificates.renew(id, given), uri);
    }

    @GET
    @Path("{certificate}/bundle")
    @Produces(PEM)
    @RolesAllowed(CERTIFICATES_EXPORT)
    @Refuses({"certificate-not-found", "domain-not-allowed"})
    @Operation(
            operationId = "getCertificateBundle",
            summary = "Get a certificate with its private key as one PEM file: key, certificate, those above it")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = PEM, schema = @Schema(type = SchemaType.STRING)))
    public Response bundle(@PathParam("certificate") String id) {
        CertificateBundle bundle = certificates.bundle(id);
        return Response.ok(bundle.pem())
                .tag(Etag.inForm(bundle.etag(), "pem"))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response accepted(CertificateOrderView view, UriInfo uri) {
        return Response.accepted(view)
                .location(uri.getBaseUriBuilder()
                        .path("certificates/orders/{order}")
                        .build(view.id()))
                .build();
    }
}

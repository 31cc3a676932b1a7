package org.gatehouse.dialects.easymail;

import static org.gatehouse.security.Scope.CERTIFICATES_READ;
import static org.gatehouse.security.Scope.CERTIFICATES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.gatehouse.certificates.CertificateOrderView;
import org.gatehouse.certificates.CertificateRequest;
import org.gatehouse.certificates.CertificateService;
import org.gatehouse.certificates.CertificateUpload;
import org.gatehouse.certificates.CertificateView;
import org.gatehouse.certificates.ServedCertificate;

/** Certificates. */
@Path("ssl")
@ApplicationScoped
@Produces(EasyMail.TYPE)
public class CertificatesResource {
    @Inject
    CertificateService certificates;

    @Inject
    ServedCertificate served;

    @Inject
    Fields fields;

    /**
     * That a certificate was asked for.
     *
     * @param order its id on {@code /v1}
     */
    record Ordered(boolean result, String message, String order) {}

    /** How long a certificate is good. */
    record DaysLeft(boolean result, long daysLeft) {}

    @POST
    @Path("letsencrypt/install")
    @RolesAllowed(CERTIFICATES_WRITE)
    public Ordered order() {
        CertificateOrderView order = certificates.order(new CertificateRequest(List.of(hostname()), null));
        return new Ordered(
                true, "Changes will be applied in few minutes", order.id().toString());
    }

    /** Of the certificate that is kept for the host, or else of the one that it serves. */
    @POST
    @Path("get-left-days")
    @RolesAllowed(CERTIFICATES_READ)
    public DaysLeft daysLeft() {
        String host = hostname();
        return new DaysLeft(
                true, certificates.ofHost(host).map(CertificateView::daysLeft).orElseGet(() -> served.daysLeft(host)));
    }

    @POST
    @Path("upload")
    @RolesAllowed(CERTIFICATES_WRITE)
    public Done upload() {
        CertificateUpload upload = new CertificateUpload(
                null, fields.required("ssl_certificate"), fields.required("ssl_certificate_key"), fields.has("force"));
        certificates.upload(upload);
        return Done.DONE;
    }

    private String hostname() {
        return fields.required("hostname").strip();
    }
}

package org.gatehouse.certificates;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about certificates, and why orders fail. */
public enum CertificateProblem implements ProblemType {
    CERTIFICATE_NOT_FOUND(404, "There is no such certificate"),
    ORDER_NOT_FOUND(404, "There is no such order"),
    HOST_OUTSIDE(400, "A host does not lie in a domain of the organization"),
    CERTIFICATE_REFUSED(400, "The certificate or its key cannot be taken"),
    CERTIFICATE_UNTRUSTED(409, "The certificate's chain leads to no root that is trusted here"),
    CERTIFICATE_WORSE(409, "The hosts have a better certificate"),
    CERTIFICATE_NOT_ORDERED(409, "An uploaded certificate cannot be renewed here"),
    ORDER_RUNNING(409, "An order for these hosts is under way"),
    ACME_OFF(409, "No CA is configured on this server"),
    ACME_BUDGET(429, "The CA's limits leave no room for this order now"),
    HOST_UNREACHABLE(409, "No certificate could be read from the host"),
    HOST_NOT_PROVEN(409, "The CA could not see that a host is ours"),
    ACME_REFUSED(409, "The CA refuses the order"),
    ACME_UNREACHABLE(503, "The CA does not answer"),
    ACME_TIMEOUT(409, "The CA took too long");

    private final ProblemFacts facts;

    CertificateProblem(int status, String title) {
        facts = new ProblemFacts(status, title, null);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}

package org.gatehouse.domains;

import java.util.Optional;
import org.gatehouse.api.ProblemType;

/** Refusals about domains and addresses. */
public enum DomainProblem implements ProblemType {
    DOMAIN_NOT_FOUND(404, "There is no such domain", null),
    DOMAIN_TAKEN(409, "This domain is in use on this server", "mail_domain_name_unique"),
    DOMAIN_NOT_EMPTY(409, "The domain still has users or aliases", null),
    DOMAIN_FULL(409, "The domain has as many users as it may have", null),
    ADDRESS_TAKEN(409, "This address is in use on this server", "mail_address_pk"),
    ADDRESS_OUTSIDE(400, "The address does not lie in a domain of the organization", null);

    private final int status;
    private final String title;
    private final String constraint;

    DomainProblem(int status, String title, String constraint) {
        this.status = status;
        this.title = title;
        this.constraint = constraint;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}

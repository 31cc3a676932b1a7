package org.gatehouse.mail;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about what users send. */
public enum MailProblem implements ProblemType {
    QUOTA_EXCEEDED(409, "The message would go beyond the user's quota"),
    IP_POOL_NOT_FOUND(404, "There is no such pool of IP addresses"),
    IP_POOL_NAME_TAKEN(409, "Another pool of the organization has this name", "ip_pool_name_unique"),
    IP_POOL_EXHAUSTED(409, "No address of the pool is free"),
    IP_RANGE_TAKEN(409, "An IP address lies in a pool of another organization"),
    IP_TAKEN(409, "The IP address is somebody's already", "ip_allocation_pk"),
    IP_NOT_ALLOCATED(404, "The user has no such IP address"),
    TOO_MANY_IP_ALLOCATIONS(409, "The user has as many IP addresses as may be"),
    FROM_ADDRESS_NOT_FOUND(404, "The user has no such from-address"),
    FROM_ADDRESS_EXISTS(409, "The user may send as this already", "from_address_pk"),
    FROM_ADDRESS_REFUSED(409, "The from-address lies in a domain of another organization"),
    TOO_MANY_FROM_ADDRESSES(409, "The user has as many from-addresses as may be");

    private final ProblemFacts facts;

    MailProblem(int status, String title) {
        this(status, title, null);
    }

    MailProblem(int status, String title, String constraint) {
        facts = new ProblemFacts(status, title, constraint);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}

package org.gatehouse.domains;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about domains and addresses. */
public enum DomainProblem implements ProblemType {
    DOMAIN_NOT_FOUND(404, "There is no such domain", null),
    DOMAIN_TAKEN(409, "This domain is in use on this server", "mail_domain_name_unique"),
    DOMAIN_NOT_EMPTY(409, "The domain still has users or aliases", null),
    DOMAIN_FULL(409, "The domain has as many users as it may have", null),
    DOMAIN_NOT_VERIFIED(409, "The domain is not known to be the organization's", null),
    ADDRESS_TAKEN(409, "This address is in use on this server", "mail_address_pk"),
    ADDRESS_OUTSIDE(400, "The address does not lie in a domain of the organization", null),
    DKIM_KEY_NOT_FOUND(404, "The domain has no such DKIM key", null),
    SELECTOR_TAKEN(409, "Another DKIM key of the domain has this selector", "dkim_key_selector_unique"),
    TOO_MANY_DKIM_KEYS(409, "The domain has as many DKIM keys as it may have", null),
    DKIM_KEY_NOT_PUBLISHED(409, "The DNS does not show this DKIM key", null);

    private final ProblemFacts facts;

    DomainProblem(int status, String title, String constraint) {
        facts = new ProblemFacts(status, title, constraint);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}

package org.gatehouse.domains;

import static org.gatehouse.domains.DomainProblem.DOMAIN_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.security.Caller;

/** The domains that the caller reaches by their numbers, for doors that know no other ids. */
@ApplicationScoped
public class DomainNumbers {
    @Inject
    DomainRepository domains;

    @Inject
    Caller caller;

    /**
     * The domain of this number.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code domain-not-found}, 403 {@code domain-not-allowed}
     */
    public DomainView get(long number) {
        Domain domain = domains.findByNumber(caller.organizationId(), number)
                .orElseThrow(() -> DOMAIN_NOT_FOUND.because("no domain of this number"));
        caller.requireDomain(domain.id());
        return domain.view();
    }

    /** Those with lower numbers than this, from the highest down. */
    public List<DomainView> below(long number, int most) {
        return domains.newest(caller.organizationId(), caller.bounds(), number, most).stream()
                .map(Domain::view)
                .toList();
    }
}

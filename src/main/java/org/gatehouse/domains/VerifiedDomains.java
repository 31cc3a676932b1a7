package org.gatehouse.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.api.ApiException;

/** The domains that are known to be the caller's: what speaks to the outside in the name of a domain is for these only. */
@ApplicationScoped
public class VerifiedDomains {
    @Inject
    DomainService domains;

    /**
     * The domain of this id or name.
     *
     * @throws org.gatehouse.api.ApiException 409 {@code domain-not-verified}; 404 and 403 as of every domain
     */
    public DomainView require(String idOrName) {
        DomainView domain = domains.get(idOrName);
        if (!domain.verified()) {
            throw notVerified();
        }
        return domain;
    }

    /**
     * The verified domain of the caller's organization that a host name is, or lies below; the longest of several.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code domain-not-allowed}
     */
    public Optional<DomainView> holding(String host) {
        return domains.holding(host).filter(DomainView::verified);
    }

    /**
     * As {@link #holding}, but a domain that is not verified is refused.
     *
     * @throws org.gatehouse.api.ApiException 409 {@code domain-not-verified}, 403 {@code domain-not-allowed}
     */
    public Optional<DomainView> requireHolding(String host) {
        Optional<DomainView> domain = domains.holding(host);
        if (domain.isPresent() && !domain.get().verified()) {
            throw notVerified();
        }
        return domain;
    }

    /** The refusal of what waits until the domain is verified. */
    public static ApiException notVerified() {
        return DomainProblem.DOMAIN_NOT_VERIFIED.because("first show by a record in the DNS that it is yours");
    }
}

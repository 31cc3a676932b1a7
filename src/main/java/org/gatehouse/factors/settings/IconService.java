package org.gatehouse.factors.settings;

import static org.gatehouse.factors.FactorProblem.ICON_NOT_FOUND;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Preconditions;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Scope;

/** Use cases on icons of domains. */
@ApplicationScoped
@Retrying
@Transactional
public class IconService {
    @Inject
    IconRepository icons;

    @Inject
    DomainService domains;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** For those who may read the domain, too. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public IconFile get(String domain) {
        if (!caller.may(Scope.SECOND_FACTOR_READ)) {
            caller.require(Scope.DOMAINS_READ);
        }
        return find(domains.get(domain)).orElseThrow(IconService::notFound).file();
    }

    /** Keeps a picture that {@link IconImage} has made; its ETag. */
    String put(String domain, Preconditions given, byte[] png) {
        DomainView view = domains.get(domain);
        Optional<DomainIcon> present = find(view);
        present.ifPresentOrElse(icon -> given.check(icon.etag()), given::checkAbsent);
        DomainIcon icon =
                present.orElseGet(() -> new DomainIcon(caller.organizationId(), view.id(), png, clock.instant()));
        if (present.isPresent()) {
            icon.replaceWith(png, clock.instant());
        } else {
            icons.add(icon);
        }
        audit.done("domain.icon", target(view));
        icons.flush();
        return icon.etag();
    }

    void delete(String domain, Preconditions given) {
        DomainView view = domains.get(domain);
        DomainIcon icon = find(view).orElseThrow(IconService::notFound);
        given.check(icon.etag());
        icons.remove(icon);
        audit.done("domain.icon-delete", target(view));
        icons.flush();
    }

    private Optional<DomainIcon> find(DomainView domain) {
        return icons.find(caller.organizationId(), domain.id());
    }

    private static ApiException notFound() {
        return ICON_NOT_FOUND.because("nobody has sent one");
    }

    private static Target target(DomainView domain) {
        return new Target("domain", domain.id(), domain.name().value());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void domainGoes(@Observes @Priority(DomainDeleting.FACTORS) DomainDeleting domain) {
        icons.removeOfDomain(domain.organizationId(), domain.domainId());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.FACTORS) OrganizationDeleting organization) {
        icons.removeAll(organization.id());
    }
}

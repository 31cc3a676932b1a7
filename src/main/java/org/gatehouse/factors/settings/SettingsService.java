package org.gatehouse.factors.settings;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.api.Etag;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.api.Tagged;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on what organizations and domains decide. Until something is stored, what is built in shows. */
@ApplicationScoped
@Retrying
@Transactional
class SettingsService {
    @Inject
    SettingsRepository stored;

    @Inject
    DomainService domains;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.SUPPORTS)
    Tagged<FactorPolicy> policy() {
        return shown(stored.policy(caller.organizationId()));
    }

    Tagged<FactorPolicy> replacePolicy(Preconditions given, FactorPolicy policy) {
        return changePolicy(given, present -> policy);
    }

    Tagged<FactorPolicy> patchPolicy(Preconditions given, MergePatch patch) {
        return changePolicy(given, present -> patch.apply(present, json));
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Tagged<SecondFactorSettings> settings(String domain) {
        DomainView view = domains.get(domain);
        return shown(view, stored.settings(caller.organizationId(), view.id()));
    }

    Tagged<SecondFactorSettings> replaceSettings(String domain, Preconditions given, SecondFactorSettings settings) {
        return changeSettings(domain, given, present -> settings);
    }

    Tagged<SecondFactorSettings> patchSettings(String domain, Preconditions given, MergePatch patch) {
        return changeSettings(domain, given, present -> patch.apply(present, json));
    }

    private Tagged<FactorPolicy> changePolicy(Preconditions given, Function<FactorPolicy, FactorPolicy> change) {
        caller.requireAllDomains();
        Optional<StoredPolicy> row = stored.policy(caller.organizationId());
        Tagged<FactorPolicy> present = shown(row);
        given.check(present.etag());
        FactorPolicy policy = change.apply(present.view());
        StoredPolicy written = row.orElseGet(() -> new StoredPolicy(caller.organizationId(), policy, clock.instant()));
        if (row.isPresent()) {
            written.replaceWith(policy, clock.instant());
        } else {
            stored.add(written);
        }
        audit.done("organization.second-factor", new Target("organization", caller.organizationId(), null));
        stored.flush();
        return shown(Optional.of(written));
    }

    private Tagged<SecondFactorSettings> changeSettings(
            String domain, Preconditions given, Function<SecondFactorSettings, SecondFactorSettings> change) {
        DomainView view = domains.get(domain);
        Optional<StoredSettings> row = stored.settings(caller.organizationId(), view.id());
        Tagged<SecondFactorSettings> present = shown(view, row);
        given.check(present.etag());
        SecondFactorSettings settings = change.apply(present.view());
        StoredSettings written =
                row.orElseGet(() -> new StoredSettings(caller.organizationId(), view.id(), settings, clock.instant()));
        if (row.isPresent()) {
            written.replaceWith(settings, clock.instant());
        } else {
            stored.add(written);
        }
        audit.done(
                "domain.second-factor",
                new Target("domain", view.id(), view.name().value()));
        stored.flush();
        return shown(view, Optional.of(written));
    }

    private Tagged<FactorPolicy> shown(Optional<StoredPolicy> row) {
        return new Tagged<>(
                row.map(StoredPolicy::policy).orElse(FactorPolicy.BUILT_IN),
                row.map(StoredPolicy::etag).orElseGet(() -> Etag.ofNothing(caller.organizationId())));
    }

    private static Tagged<SecondFactorSettings> shown(DomainView domain, Optional<StoredSettings> row) {
        return new Tagged<>(
                row.map(StoredSettings::settings).orElse(SecondFactorSettings.BUILT_IN),
                row.map(StoredSettings::etag).orElseGet(() -> Etag.ofNothing(domain.id())));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void domainGoes(@Observes @Priority(DomainDeleting.FACTORS) DomainDeleting domain) {
        stored.removeOfDomain(domain.organizationId(), domain.domainId());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.FACTORS) OrganizationDeleting organization) {
        stored.removeAll(organization.id());
    }
}

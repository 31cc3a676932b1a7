package org.gatehouse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.access.ApiCodeDraft;
import org.gatehouse.access.ApiCodeService;
import org.gatehouse.access.ApiCodeView;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.organizations.OrganizationName;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.organizations.OrganizationView;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.Secrets;
import org.gatehouse.platform.ServerStateRepository;
import org.gatehouse.platform.StartCheck;
import org.gatehouse.platform.StartRefused;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Scope;

/**
 * What an empty database gets: an organization and its first API code. Also the way back for whoever lost that code. All of
 * it under one lock, so that nodes that start at once make one of each.
 */
@ApplicationScoped
class FirstStartService implements StartCheck {
    private static final Log LOG = Log.of(FirstStartService.class);
    private static final Duration RESCUE_LIFE = Duration.ofHours(1);
    private static final String ORGANIZATION = "gatehouse.organization";

    @Inject
    ServerStateRepository state;

    @Inject
    Secrets secrets;

    @Inject
    OrganizationService organizations;

    @Inject
    ApiCodeService codes;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = ORGANIZATION)
    String organizationName;

    @Inject
    @ConfigProperty(name = "gatehouse.first-api-code")
    Optional<String> givenCode;

    @Inject
    @ConfigProperty(name = "gatehouse.rescue-code")
    Optional<String> rescue;

    /** The codes that a start made and that its operator does not know yet. */
    record Codes(Optional<ApiCodeView> first, Optional<ApiCodeView> rescue) {}

    @Override
    public void check() {
        StartCheck.require(
                givenCode.isEmpty() || ApiCodeService.isSecret(givenCode.get()),
                "gatehouse.first-api-code",
                "a code in the form that Gatehouse prints");
        try {
            OrganizationName.parse(organizationName);
        } catch (InvalidValue e) {
            throw new StartRefused("Configuration key " + ORGANIZATION + ": " + e.getMessage() + ".");
        }
    }

    @Transactional
    Codes start() {
        state.lock();
        secrets.start();
        Optional<ApiCodeView> first = state.firstStartIsDone() ? Optional.empty() : fill();
        return new Codes(first, rescue.map(this::rescue));
    }

    private Optional<ApiCodeView> fill() {
        OrganizationName name = OrganizationName.parse(organizationName);
        OrganizationView organization = organizations.create(name);
        Identity server = Identity.server(organization.id());
        Target target = new Target("organization", organization.id(), name.value());
        audit.doneBy(server, "organization.create", target, "first start");
        ApiCodeView code = codes.createFirst(server, organization.id(), givenCode.orElse(null));
        state.rememberFirstStart(clock.instant());
        if (givenCode.isPresent()) {
            LOG.info("First start: the organization is there, its first API code is the one that was given");
            return Optional.empty();
        }
        return Optional.of(code);
    }

    private ApiCodeView rescue(String idOrName) {
        OrganizationView organization = organizations
                .find(idOrName)
                .orElseThrow(() -> new StartRefused(
                        "Configuration key gatehouse.rescue-code must be the id or name of an organization."));
        Instant expiresAt = clock.instant().plus(RESCUE_LIFE);
        ApiCodeDraft draft = ApiCodeDraft.enabled(
                "rescue code of " + expiresAt.minus(RESCUE_LIFE),
                List.of(Scope.API_CODES_READ, Scope.API_CODES_WRITE, Scope.API_CODES_GRANT_ANY),
                expiresAt);
        return codes.grant(Identity.server(organization.id()), organization.id(), draft, null);
    }
}

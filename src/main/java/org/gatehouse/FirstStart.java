package org.gatehouse;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.gatehouse.platform.DatabaseStart;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.OwnerOnlyFile;
import org.gatehouse.platform.PlatformConfig;
import org.gatehouse.platform.Secrets;
import org.gatehouse.platform.ServerStateRepository;
import org.gatehouse.platform.StartCheck;
import org.gatehouse.platform.StartRefused;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Scope;

/**
 * What an empty database gets: an organization and its first API code, which is shown once. Also the way back for whoever
 * lost that code. All of it under one lock, so that nodes that start at once make one of each.
 */
@ApplicationScoped
public class FirstStart implements StartCheck {
    private static final Log LOG = Log.of(FirstStart.class);
    private static final Duration RESCUE_LIFE = Duration.ofHours(1);
    private static final String CODE_FILE = "first-api-code";

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
    PlatformConfig platform;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.organization")
    String organizationName;

    @Inject
    @ConfigProperty(name = "gatehouse.first-api-code")
    Optional<String> givenCode;

    @Inject
    @ConfigProperty(name = "gatehouse.rescue-code")
    Optional<String> rescue;

    @Inject
    @ConfigProperty(name = "gatehouse.url")
    String url;

    @Override
    public void check() {
        StartCheck.require(
                givenCode.isEmpty() || ApiCodeService.isSecret(givenCode.get()),
                "gatehouse.first-api-code",
                "a code in the form that Gatehouse prints");
        StartCheck.require(
                !organizationName.isBlank() && organizationName.length() <= 200,
                "gatehouse.organization",
                "a name of 1 to 200 characters");
    }

    @Transactional
    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 100) @Initialized(ApplicationScoped.class)
                    Object application) {
        try {
            state.lock();
            secrets.start();
            if (!state.firstStartIsDone()) {
                fill();
            }
            rescue.ifPresent(this::rescue);
        } catch (StartRefused e) {
            LOG.error(null, "Gatehouse does not start. %s", e.getMessage());
            throw e;
        }
    }

    private void fill() {
        OrganizationView organization = organizations.create(OrganizationName.parse(organizationName));
        Identity server = Identity.server(organization.id());
        audit.doneBy(
                server,
                "organization.create",
                new Target("organization", organization.id(), organizationName),
                "first start");
        ApiCodeView code = codes.createFirst(server, organization.id(), givenCode.orElse(null));
        state.rememberFirstStart(clock.instant());
        if (givenCode.isPresent()) {
            LOG.info("First start: the organization is there, its first API code is the one that was given");
        } else {
            Path file = platform.data().resolve(CODE_FILE);
            OwnerOnlyFile.write(file, code.secret() + "\n");
            print("FIRST START: this API code opens everything. It is shown once and stands in " + file + ".", code);
        }
    }

    private void rescue(String idOrName) {
        OrganizationView organization = organizations
                .find(idOrName)
                .orElseThrow(() -> new StartRefused(
                        "Configuration key gatehouse.rescue-code must be the id or name of an organization."));
        Instant expiresAt = clock.instant().plus(RESCUE_LIFE);
        ApiCodeDraft draft = new ApiCodeDraft(
                "rescue code of " + expiresAt.minus(RESCUE_LIFE),
                true,
                List.of(Scope.API_CODES_READ, Scope.API_CODES_WRITE, Scope.API_CODES_GRANT_ANY),
                expiresAt);
        ApiCodeView code = codes.grant(Identity.server(organization.id()), organization.id(), draft, null);
        print("RESCUE: this API code makes other codes, until " + expiresAt + ". Unset GATEHOUSE_RESCUE_CODE.", code);
    }

    /** To the console of the process, past the log: a log is kept and sent elsewhere. */
    private void print(String line, ApiCodeView code) {
        String frame = "=".repeat(100);
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        console.printf("%n%s%n%n  %s%n%n  %s%n%n", frame, line, code.secret());
        console.printf("  curl %s/v1/api-codes -H 'Authorization: Bearer %s'%n%n%s%n%n", url, code.secret(), frame);
    }
}

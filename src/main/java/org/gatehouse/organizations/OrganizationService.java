package org.gatehouse.organizations;

import static org.gatehouse.organizations.OrganizationProblem.ORGANIZATION_IN_USE;
import static org.gatehouse.organizations.OrganizationProblem.ORGANIZATION_NAME_TAKEN;
import static org.gatehouse.organizations.OrganizationProblem.ORGANIZATION_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.IdempotencyService;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on organizations. Each method is one transaction and returns views. */
@ApplicationScoped
@Retrying
@Transactional
public class OrganizationService {
    @Inject
    OrganizationRepository organizations;

    @Inject
    Numbers numbers;

    @Inject
    AuditService audit;

    @Inject
    Event<OrganizationDeleting> deleting;

    @Inject
    IdempotencyService repeats;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /**
     * The id that a text is.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code organization-not-found}
     */
    public static UUID id(String text) {
        return Ids.parse(text).orElseThrow(OrganizationService::notFound);
    }

    /** Makes an organization without a code; the caller of this method gives it one and writes the audit row. */
    public OrganizationView create(OrganizationName name) {
        if (organizations.findByName(name).isPresent()) {
            throw ORGANIZATION_NAME_TAKEN.at("/name", "another organization has this name");
        }
        boolean first = organizations.isEmpty();
        long number = numbers.next(Numbers.Sequence.ORGANIZATION);
        Organization organization = new Organization(number, name, first, clock.instant(), json);
        organizations.add(organization);
        organizations.flush();
        return organization.view(json);
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    public OrganizationView get(UUID id) {
        return find(id).view(json);
    }

    /** The number of the organization, without all else that it has. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public long number(UUID id) {
        return organizations.number(id).orElseThrow(OrganizationService::notFound);
    }

    /** The organization of this id or name. */
    public Optional<OrganizationView> find(String idOrName) {
        Optional<UUID> id = Ids.parse(idOrName);
        return (id.isPresent() ? organizations.find(id.get()) : byName(idOrName)).map(found -> found.view(json));
    }

    /** Whether it is the operators': its codes may hold scopes that reach beyond it. */
    public boolean isOperators(UUID id) {
        return find(id).isOperators();
    }

    /** The id of the operators' organization, in whose audit trail stands what belongs to no other. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public UUID operatorsId() {
        return organizations.operatorsId();
    }

    /** Waits for the end of every other transaction that holds this organization's lock, then holds it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID id) {
        organizations.lock(id);
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Page<OrganizationView> list(Listing listing) {
        return Page.of(
                organizations.list(listing),
                listing,
                found -> List.of(found.id().toString()),
                found -> found.view(json));
    }

    OrganizationView patch(UUID id, Preconditions given, MergePatch patch) {
        caller.requireAllDomains();
        Organization organization = find(id);
        given.check(organization.etag());
        OrganizationChange change = patch.apply(organization.present(json), json);
        Optional<Organization> namesake = organizations.findByName(change.name());
        if (namesake.isPresent() && !namesake.get().id().equals(id)) {
            throw ORGANIZATION_NAME_TAKEN.at("/name", "another organization has this name");
        }
        organization.change(change, clock.instant(), json);
        audit.done("organization.update", target(organization));
        if (!id.equals(caller.organizationId())) {
            audit.doneBy(caller.identity().asOperatorIn(id), "organization.update", target(organization), null);
        }
        organizations.flush();
        return organization.view(json);
    }

    /** Deletes it with all that is its own; nothing of it can be brought back. */
    void delete(UUID id, Preconditions given) {
        caller.requireAllDomains();
        Organization organization = find(id);
        given.check(organization.etag());
        if (organization.isOperators()) {
            throw ORGANIZATION_IN_USE.because("it holds the codes that operate this server");
        }
        organizations.lock(id);
        deleting.fire(new OrganizationDeleting(id));
        repeats.forgetAll(id);
        organizations.remove(organization);
        audit.done("organization.delete", target(organization));
        organizations.flush();
    }

    private Organization find(UUID id) {
        return organizations.find(id).orElseThrow(OrganizationService::notFound);
    }

    private static ApiException notFound() {
        return ORGANIZATION_NOT_FOUND.because("no organization of this id");
    }

    private Optional<Organization> byName(String name) {
        try {
            return organizations.findByName(OrganizationName.parse(name));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private static Target target(Organization organization) {
        return new Target("organization", organization.id(), organization.name());
    }
}

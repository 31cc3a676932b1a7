package org.gatehouse.domains.archive;

import static org.gatehouse.domains.archive.ArchiveProblem.ARCHIVE_CONFLICT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.FieldError;
import org.gatehouse.domains.DomainName;

/** One reading of an archive, first to check it, then to restore it: for whom, and what earlier parts have told of it. */
public final class ArchiveRestore {
    private static final int MOST_CONFLICTS = 100;

    private final By by;
    private final Instant now;
    private final Set<Integer> parts;
    private final Set<String> usernames = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Map<String, UUID> users = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<FieldError> conflicts = new ArrayList<>();
    private DomainName domain;
    private UUID domainId;

    /**
     * Who imports.
     *
     * @param scopes what may be in the archive, of those scopes that decide about that
     * @param unreachable users whom the code does not reach
     */
    public record By(UUID organizationId, String name, Set<String> scopes, Set<UUID> unreachable) {}

    /**
     * A new one.
     *
     * @param parts the places of those parts that have files in it; empty while that is not known
     */
    public ArchiveRestore(By by, Set<Integer> parts, Instant now) {
        this.by = by;
        this.parts = Set.copyOf(parts);
        this.now = now;
    }

    /** Whether this part has files in the archive; known when it is restored. */
    public boolean brings(int part) {
        return parts.contains(part);
    }

    public By by() {
        return by;
    }

    public UUID organizationId() {
        return by.organizationId();
    }

    /** The moment of the import. */
    public Instant now() {
        return now;
    }

    /**
     * Refuses what the importing caller may not bring in.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code scope-missing}
     */
    public void require(String scope) {
        if (!by.scopes().contains(scope)) {
            throw CommonProblem.SCOPE_MISSING.because("what is in the archive needs the scope %s", scope);
        }
    }

    /** The domain; known once {@link ArchivePart#DOMAIN} has read. */
    public DomainName domain() {
        return domain;
    }

    /** The id of the domain that is made; null while the archive is only checked. */
    public UUID domainId() {
        return domainId;
    }

    /** Tells which domain it is. */
    public void is(DomainName name, UUID id) {
        domain = name;
        domainId = id;
    }

    /** Takes the key of a username; false when another user in the archive has it. */
    public boolean takeUsername(String key) {
        return usernames.add(key);
    }

    public boolean hasUsername(String key) {
        return usernames.contains(key);
    }

    /** The users in the archive by their usernames as they are written there; the ids are null while it is only checked. */
    public Map<String, UUID> users() {
        return users;
    }

    /** Takes an address of the domain; false when something else in the archive has it. */
    public boolean takeAddress(String key) {
        return addresses.add(key);
    }

    /** Counts what the archive brings, for the report. */
    public void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    public Map<String, Long> counts() {
        return counts;
    }

    /** Notes what somebody else has already; all of it is told together, up to a hundred. */
    public void taken(String pointer, String detail) {
        if (conflicts.size() < MOST_CONFLICTS) {
            conflicts.add(new FieldError(pointer, detail));
        }
    }

    /**
     * Refuses if anything was noted as taken.
     *
     * @throws org.gatehouse.api.ApiException 409 {@code archive-conflict}
     */
    public void requireFree() {
        if (!conflicts.isEmpty()) {
            throw ARCHIVE_CONFLICT.because("others have it already").withErrors(conflicts);
        }
    }
}

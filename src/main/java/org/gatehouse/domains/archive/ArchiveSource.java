package org.gatehouse.domains.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Of what an archive is to be made, and what earlier parts have told of it. */
public final class ArchiveSource {
    private final UUID organizationId;
    private final UUID domainId;
    private final Contents contents;
    private final List<ArchivedName> users = new ArrayList<>();
    private final Set<UUID> written = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private boolean hasProtected;
    private String domain;

    /**
     * What is wanted in it beyond what is always there.
     *
     * @param passwordHashes of the users
     * @param dkimKeys with their private halves
     * @param protectedUsers whether users may be in it that are protected; else there are to be none
     * @param unreachable users out of the code's reach, of whom none is to be in it
     */
    public record Contents(
            boolean passwordHashes,
            boolean dkimKeys,
            boolean webaides,
            boolean protectedUsers,
            Set<UUID> unreachable) {}

    /** A user who is in the archive. */
    public record ArchivedName(UUID userId, String username) {}

    public ArchiveSource(UUID organizationId, UUID domainId, Contents contents) {
        this.organizationId = organizationId;
        this.domainId = domainId;
        this.contents = contents;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public UUID domainId() {
        return domainId;
    }

    /** The name of the domain; known once {@link ArchivePart#DOMAIN} has written. */
    public String domain() {
        return domain;
    }

    /** Tells which domain it is. */
    public void is(String name) {
        domain = name;
    }

    public Contents contents() {
        return contents;
    }

    /** The users whom the archive holds, in its order; known once {@link ArchivePart#USERS} has written. */
    public List<ArchivedName> users() {
        return users;
    }

    /** Takes a user for a line; false when it has one already: what is read page by page moves meanwhile. */
    public boolean takeUser(UUID id) {
        return written.add(id);
    }

    /** Takes an address for a line; false when another has it already. */
    public boolean takeAddress(String key) {
        return addresses.add(key);
    }

    /** Notes whether a user who is written is protected. */
    public void noteProtected(boolean isProtected) {
        hasProtected |= isProtected;
    }

    /** Whether a protected user is in it. */
    public boolean hasProtected() {
        return hasProtected;
    }
}

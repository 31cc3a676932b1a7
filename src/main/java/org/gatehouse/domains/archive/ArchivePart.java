package org.gatehouse.domains.archive;

import java.io.IOException;

/**
 * One feature's part of the archives of domains. Implementations are beans, found by their type. All runs outside of requests:
 * there is no caller to ask.
 */
public interface ArchivePart {
    int DOMAIN = 100;
    int SECOND_FACTOR = 150;
    int USERS = 200;
    int MEMBERS = 250;
    int ALIASES = 300;
    int DKIM_KEYS = 400;
    int QUOTAS = 500;
    int WEBAIDES = 900;

    /** Where its files stand among those of the others, and so after whom it is restored. */
    int place();

    /** Whether a file of this name is of this part. */
    boolean owns(String file);

    /** Writes its files, their names ascending; those with nothing in them too, but for what was not asked for. */
    void write(ArchiveSource from, ArchiveOutput to) throws IOException;

    /**
     * What reads its files before anything is written, and refuses what can be refused then: by rules alone, the database as it
     * is now may change until {@link #restore}.
     */
    Intake check(ArchiveRestore archive);

    /** What reads its files once more, all good, and writes their rows into the one transaction that there is. */
    Intake restore(ArchiveRestore archive);

    /** Takes the files of a part, one after the other. */
    interface Intake {
        void read(ArchiveFile file) throws IOException;

        /** All files of all parts have been read. */
        default void end() {}
    }
}

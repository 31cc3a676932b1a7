package org.gatehouse.domains.dkim;

import static org.gatehouse.security.Scope.DKIM_KEYS_WRITE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.platform.InvalidValue;

/** The DKIM keys of a domain in an archive that was asked for with them: a line for each, its private half in clear. */
@ApplicationScoped
class DkimArchive implements ArchivePart {
    private static final String FILE = "dkim-keys.jsonl";

    @Inject
    DkimKeyService keys;

    @Inject
    StrictJson json;

    @Override
    public int place() {
        return DKIM_KEYS;
    }

    @Override
    public boolean owns(String file) {
        return file.equals(FILE);
    }

    @Override
    public void write(ArchiveSource from, ArchiveOutput to) throws IOException {
        if (from.contents().dkimKeys()) {
            try (JsonLines file = new JsonLines(to.file(FILE), json)) {
                for (ArchivedDkimKey key : keys.archived(from.organizationId(), from.domainId())) {
                    file.add(key);
                }
            }
        }
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return file -> {
            List<ArchivedDkimKey> unused = read(file, archive);
        };
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        return file -> {
            List<ArchivedDkimKey> found = read(file, archive);
            try {
                keys.restore(archive.organizationId(), archive.domainId(), found);
            } catch (InvalidValue e) {
                throw file.invalid(e.getMessage());
            }
            archive.count("dkimKeys", found.size());
        };
    }

    private static List<ArchivedDkimKey> read(ArchiveFile file, ArchiveRestore archive) throws IOException {
        List<ArchivedDkimKey> found = new ArrayList<>();
        for (ObjectNode line = file.next(); line != null; line = file.next()) {
            archive.require(DKIM_KEYS_WRITE);
            if (found.size() == DkimKeyWriteService.MOST) {
                throw file.invalid("it has more than " + DkimKeyWriteService.MOST + " keys");
            }
            ArchivedDkimKey key = file.as(ArchivedDkimKey.class, line);
            if (key.selector() == null || key.algorithm() == null || key.state() == null || key.privateKey() == null) {
                throw file.invalid("a key needs selector, algorithm, state and privateKey");
            }
            if (key.createdAt() == null) {
                throw file.invalid("/createdAt", "is required");
            }
            if (key.privateKey().length() > DkimKeyPair.MAX_PEM) {
                throw file.invalid("/privateKey", "is longer than " + DkimKeyPair.MAX_PEM + " characters");
            }
            found.add(key);
        }
        return found;
    }
}

package org.gatehouse.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.gatehouse.api.BodySpool;
import org.gatehouse.api.SpooledBody;
import org.gatehouse.security.Caller;

/** Takes archives in: through a temporary file, so that a slow client holds nothing, into the database, for any node to import. */
@ApplicationScoped
class ArchiveUpload {
    @Inject
    BodySpool spool;

    @Inject
    ArchiveImportService imports;

    @Inject
    ImportRepository repository;

    @Inject
    ArchivePlaces places;

    @Inject
    ArchivesConfig config;

    @Inject
    Caller caller;

    /**
     * Takes one in.
     *
     * @throws org.gatehouse.api.ApiException 503 {@code busy}, 413 {@code body-too-large}, and as {@link
     *     ArchiveImportService#requireRoom}
     */
    ImportView take(InputStream body) throws IOException {
        imports.requireRoom();
        UUID organizationId = caller.organizationId();
        places.enter(ArchivePlaces.Work.UPLOAD, organizationId);
        try {
            return taken(body);
        } finally {
            places.leave(ArchivePlaces.Work.UPLOAD, organizationId);
        }
    }

    private ImportView taken(InputStream body) throws IOException {
        try (SpooledBody file = spool.spool(body, config.maxImport())) {
            UUID id = imports.begin(file.size());
            UUID begun = null;
            try {
                store(imports.find(id), file);
                begun = imports.received(id).id();
            } finally {
                if (!id.equals(begun)) { // it failed, or it was sent again with the same key
                    imports.forget(id);
                }
            }
            return imports.get(begun.toString());
        }
    }

    private void store(ImportRun run, SpooledBody file) throws IOException {
        try (PieceOutput pieces = new PieceOutput((place, bytes) -> repository.addPiece(run, place, bytes))) {
            file.read().transferTo(pieces);
        }
    }
}

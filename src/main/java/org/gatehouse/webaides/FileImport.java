package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.gatehouse.api.BodySpool;
import org.gatehouse.api.MediaRange;
import org.gatehouse.api.SpooledBody;
import org.gatehouse.platform.Ids;
import org.gatehouse.security.Caller;
import org.gatehouse.webaides.content.Format;

/** Takes files from requests to the queue, and waits a moment for what becomes of them. */
@ApplicationScoped
class FileImport {
    /** What takes longer is told of later. */
    private static final long PATIENCE = 1_000;

    @Inject
    WebAideReach reach;

    @Inject
    BodySpool spool;

    @Inject
    ImportQueue queue;

    @Inject
    ImportService imports;

    @Inject
    ImportReadService reads;

    @Inject
    WebAidesConfig config;

    @Inject
    Caller caller;

    /** The import of a body; with items if it has ended. */
    ImportView run(String webaideId, MediaRange given, InputStream body) throws IOException {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        Format format = FileFormats.toImport(webaide.kind(), given);
        UUID id = Ids.next();
        try (ImportQueue.Place place = queue.place(webaide.organizationId())) {
            SpooledBody file = spool.spool(body, config.maxImport());
            ImportJob job = new ImportJob(id, webaide, format, file, caller.identity());
            boolean queued = false;
            try {
                UUID begun = imports.begin(id, webaideId, FileFormats.baseType(format))
                        .id();
                if (!begun.equals(id)) { // sent again with the same key
                    return reads.answer(webaideId, begun);
                }
                queue.add(job, place);
                queued = true;
            } finally {
                if (!queued) {
                    job.end();
                }
            }
            job.awaitEnd(PATIENCE);
        }
        return reads.answer(webaideId, id);
    }
}

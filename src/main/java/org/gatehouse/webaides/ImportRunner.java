package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.api.BackgroundFailures;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Problem;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Log;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Import;
import org.gatehouse.webaides.content.Imported;

/** Reads a file from its first item to its last and has them written, some at a time. */
@ApplicationScoped
class ImportRunner {
    private static final Log LOG = Log.of(ImportRunner.class);

    /** As many as entries a user may have by default, and as many again. */
    private static final int MOST_ITEMS = 200_000;

    /** The owner's lock is held as long as these need. */
    private static final int CHUNK = 200;

    private static final int CHUNK_LENGTH = 4 * 1024 * 1024;

    @Inject
    Contents contents;

    @Inject
    ImportService imports;

    @Inject
    ImportChunkService chunks;

    @Inject
    ImportMerge merge;

    @Inject
    EntryRepository entries;

    @Inject
    BackgroundFailures failures;

    private volatile boolean stopping;

    /** Lets every import end after the items that are being written. */
    void stop() {
        stopping = true;
    }

    void run(ImportJob job) {
        Problem problem = null;
        try {
            importAll(job);
        } catch (IOException | RuntimeException | Error e) { // whatever it is, the client is told
            problem = failures.problem(e);
        }
        try {
            imports.finish(job, problem);
            while (imports.forgetSome(job.webaide()) == Housekeeping.STEP) {
                LOG.debug("One more step of forgetting imports");
            }
        } catch (RuntimeException e) {
            LOG.error(e, "The end of an import could not be noted");
        }
    }

    private void importAll(ImportJob job) throws IOException {
        requireTime();
        try (Import items = contents.importFile(
                job.webaide().kind(), job.format(), job.file().read())) {
            List<Imported> chunk = new ArrayList<>();
            long length = 0;
            while (items.hasNext()) {
                Imported item = items.next();
                if (item.position() >= MOST_ITEMS) {
                    write(job, chunk);
                    throw CommonProblem.BODY_TOO_LARGE.because("at most %d items are taken in one file", MOST_ITEMS);
                }
                chunk.add(item);
                length += item.content() == null ? 0 : item.content().json().length();
                if (chunk.size() == CHUNK || length >= CHUNK_LENGTH) {
                    write(job, chunk);
                    chunk.clear();
                    length = 0;
                }
            }
            write(job, chunk);
        }
    }

    private void requireTime() {
        if (stopping) {
            throw ImportRun.interrupted();
        }
    }

    private void write(ImportJob job, List<Imported> chunk) {
        requireTime();
        List<String> uids = chunk.stream()
                .filter(item -> item.problem() == null)
                .map(Imported::uid)
                .toList();
        Map<String, Entry> there = uids.isEmpty() ? Map.of() : entries.named(job.webaide(), uids);
        List<Imported> part = new ArrayList<>();
        long length = 0;
        for (Imported item : chunk) { // small items may be about large entries
            Entry known = item.problem() == null ? there.get(item.uid()) : null;
            long more = known == null ? 0 : known.bytes();
            if (!part.isEmpty() && length + more > CHUNK_LENGTH) {
                writePart(job, part, there);
                part.clear();
                length = 0;
            }
            part.add(item);
            length += more;
        }
        if (!part.isEmpty()) {
            writePart(job, part, there);
        }
    }

    private void writePart(ImportJob job, List<Imported> part, Map<String, Entry> there) {
        List<Content> readable = part.stream()
                .filter(item -> item.problem() == null)
                .map(Imported::content)
                .toList();
        chunks.write(job, part, merge.merged(job.webaide(), job.format(), readable, there));
    }
}

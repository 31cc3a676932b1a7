package org.gatehouse.webaides;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatehouse.api.SpooledBody;
import org.gatehouse.platform.Log;
import org.gatehouse.security.Identity;
import org.gatehouse.webaides.content.Format;

/** A file that waits for its import, or is being imported. */
final class ImportJob {
    private static final Log LOG = Log.of(ImportJob.class);

    private final UUID id;
    private final WebAide webaide;
    private final Format format;
    private final SpooledBody file;
    private final Identity identity;
    private final CountDownLatch ended = new CountDownLatch(1);

    ImportJob(UUID id, WebAide webaide, Format format, SpooledBody file, Identity identity) {
        this.id = id;
        this.webaide = webaide;
        this.format = format;
        this.file = file;
        this.identity = identity;
    }

    UUID id() {
        return id;
    }

    /** The container as it was when the file came. */
    WebAide webaide() {
        return webaide;
    }

    Format format() {
        return format;
    }

    SpooledBody file() {
        return file;
    }

    /** Who sent it. */
    Identity identity() {
        return identity;
    }

    /** Lets go of the file and of whoever waits. */
    void end() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("A temporary file could not be closed");
        } finally {
            ended.countDown();
        }
    }

    /** Waits for its end, but not longer than that. */
    void awaitEnd(long milliseconds) {
        try {
            var unused = ended.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller is told that it runs
        }
    }
}

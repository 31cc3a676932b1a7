package org.gatehouse.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.platform.Chore;
import org.gatehouse.platform.Housekeeping;

/** Deletes archives that have had their time, and reports of imports after a week; each in a transaction of its own. */
@ApplicationScoped
class ArchiveHousekeeping implements Chore {
    private static final Duration KEEP_REPORTS = Duration.ofDays(7);

    @Inject
    ExportRepository exports;

    @Inject
    ExportService exportService;

    @Inject
    ImportRepository imports;

    @Inject
    ArchiveImportService importService;

    @Override
    public int step(Instant now) {
        List<UUID> expired = exports.expired(now, Housekeeping.STEP);
        expired.forEach(exportService::forget);
        List<UUID> old = imports.endedBefore(now.minus(KEEP_REPORTS), Housekeeping.STEP - expired.size());
        old.forEach(importService::forget);
        return expired.size() + old.size();
    }
}

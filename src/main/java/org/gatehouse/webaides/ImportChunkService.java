package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.WEBAIDE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Retrying;
import org.gatehouse.webaides.EntryWriter.Named;
import org.gatehouse.webaides.ImportMerge.Merged;
import org.gatehouse.webaides.content.Imported;

/** Writes some items of a file at a time, and what became of them, in one transaction. Needs no request. */
@ApplicationScoped
@Retrying
@Transactional
class ImportChunkService {
    @Inject
    WebAideRepository webaides;

    @Inject
    EntryWriter writer;

    @Inject
    ImportMerge merge;

    @Inject
    ImportRepository imports;

    @Inject
    Numbers numbers;

    @Inject
    Clock clock;

    /**
     * Does what is left to do.
     *
     * @param judged what items make of the entries that were there just before
     * @throws ApiException 404 {@code webaide-not-found}, 503 {@code import-interrupted} if the import counts as failed
     */
    void write(ImportJob job, List<Imported> items, Map<String, Merged> judged) {
        WebAide webaide = webaides.find(
                        job.webaide().organizationId(), job.webaide().id())
                .map(WebAideRepository.Found::webaide)
                .orElseThrow(() -> WEBAIDE_NOT_FOUND.because("it was deleted while the file was imported"));
        List<Imported> others = new ArrayList<>();
        List<ImportItem> done = new ArrayList<>();
        for (Imported item : items) {
            Merged merged = item.problem() == null ? judged.get(item.uid()) : null;
            if (item.problem() != null) {
                done.add(ImportItem.refused(item, item.problem()));
            } else if (merged != null && merged.changesNothing()) {
                done.add(ImportItem.done(item, ImportOutcome.UNCHANGED, merged.before()));
            } else {
                others.add(item);
            }
        }
        if (!others.isEmpty()) {
            done.addAll(written(webaide, job, others, judged));
        }
        if (!imports.addItems(webaide.organizationId(), job.id(), done, clock.instant())) {
            throw ImportRun.interrupted();
        }
    }

    private List<ImportItem> written(WebAide webaide, ImportJob job, List<Imported> items, Map<String, Merged> judged) {
        Named named = writer.beginNamed(
                webaide, items.size(), items.stream().map(Imported::uid).toList());
        List<ImportItem> done = new ArrayList<>();
        for (Imported item : items) {
            Entry before = named.before().get(item.uid());
            try {
                done.add(
                        before == null
                                ? created(named, item, job.identity().codeName())
                                : updated(named, item, still(webaide, job, item, before, judged)));
            } catch (ApiException refusal) {
                done.add(ImportItem.refused(item, refusal));
            }
        }
        writer.end(named.work());
        return done;
    }

    /** What the item makes of the entry; judged again if somebody has changed it meanwhile. */
    private Merged still(WebAide webaide, ImportJob job, Imported item, Entry before, Map<String, Merged> judged) {
        Merged merged = judged.get(item.uid());
        if (merged != null && merged.before().etag().equals(before.etag())) {
            return merged;
        }
        return merge.merged(webaide, job.format(), List.of(item.content()), Map.of(item.uid(), before))
                .get(item.uid());
    }

    private ImportItem created(Named named, Imported item, String by) {
        long number = numbers.next(Numbers.Sequence.WEBAIDE_ENTRY);
        Entry created = named.work().create(Ids.next(), number, item.content(), by);
        return ImportItem.done(item, ImportOutcome.CREATED, created);
    }

    private static ImportItem updated(Named named, Imported item, Merged merged) {
        if (merged.changesNothing()) {
            return ImportItem.done(item, ImportOutcome.UNCHANGED, merged.before());
        }
        Entry replaced = named.work().replace(merged.before(), merged.content());
        return ImportItem.done(item, ImportOutcome.UPDATED, replaced);
    }
}

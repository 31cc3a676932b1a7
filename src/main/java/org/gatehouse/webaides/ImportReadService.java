package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.IMPORT_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.platform.Ids;

/** Use cases that read imports: for those who may make them. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
class ImportReadService {
    @Inject
    WebAideReach reach;

    @Inject
    ImportRepository imports;

    @Inject
    Cursors cursors;

    @Inject
    Clock clock;

    ImportView get(String webaideId, String importId) {
        return find(webaideId, importId).view(clock.instant());
    }

    /** What the call that made it says: with the first items if it has ended. */
    ImportView answer(String webaideId, UUID importId) {
        ImportView view = get(webaideId, importId.toString());
        if (view.state() == ImportState.RUNNING) {
            return view;
        }
        String most = Integer.toString(Listing.MAX_LIMIT);
        Page<ImportItem> first = items(webaideId, importId.toString(), null, most, null);
        return view.with(first.items(), first.next());
    }

    Page<ImportItem> items(String webaideId, String importId, ImportOutcome outcome, String limit, String cursor) {
        ImportRun run = find(webaideId, importId);
        Listing listing = cursors.listing(limit, cursor, "import-items", run.id(), outcome);
        List<ImportItem> found = imports.items(run.webaide().organizationId(), run.id(), outcome, listing);
        return Page.of(found, listing, item -> List.of(Integer.toString(item.index())), item -> item);
    }

    private ImportRun find(String webaideId, String importId) {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        UUID id = Ids.parse(importId).orElseThrow(ImportReadService::notFound);
        return imports.find(webaide, id).orElseThrow(ImportReadService::notFound);
    }

    private static ApiException notFound() {
        return IMPORT_NOT_FOUND.because("no import of this id into the WebAide, or it was forgotten");
    }
}

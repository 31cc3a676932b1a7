package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.EntryRepository.Row;
import org.gatehouse.webaides.content.Contents;

/** Use cases that read entries. They join a transaction and begin none. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
class EntryReadService {
    @Inject
    WebAideReach reach;

    @Inject
    EntryRepository entries;

    @Inject
    Contents contents;

    EntryView get(String webaideId, String entryId) {
        WebAide webaide = reach.toRead(webaideId).webaide();
        UUID id = Ids.parse(entryId).orElseThrow(EntryWork::notFound);
        Row row = entries.find(webaide.userId(), webaide.id(), id).orElseThrow(EntryWork::notFound);
        return EntryFields.ALL.view(row.entry(), row.kind(), contents);
    }

    Page<EntryView> list(String webaideId, EntryFilter filter, EntryFields fields, Listing listing) {
        WebAide webaide = reach.toRead(webaideId).webaide();
        filter.requireFor(webaide.kind());
        List<Row> found = entries.list(webaide.id(), filter, fields.withContent(), listing);
        return Page.of(
                found, listing, row -> keys(filter.sort(), row), row -> fields.view(row.entry(), row.kind(), contents));
    }

    private static List<String> keys(EntryFilter.Sort sort, Row row) {
        String id = row.entry().id().toString();
        return switch (sort) {
            case TITLE -> List.of(row.titleKey(), id);
            case UPDATED -> List.of(Long.toString(row.entry().changedSeq()));
            case START, DUE -> List.of(Times.instant(row.sortAt()).toString(), id);
        };
    }
}

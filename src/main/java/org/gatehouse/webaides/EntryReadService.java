package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.EntryRepository.Row;
import org.gatehouse.webaides.WebAideRepository.Found;
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
        Row row = entries.find(webaide, id).orElseThrow(EntryWork::notFound);
        return EntryFields.ALL.view(row.entry(), row.kind(), contents);
    }

    Page<EntryView> list(String webaideId, EntryFilter filter, EntryFields fields, Listing listing) {
        Found found = reach.toRead(webaideId);
        WebAide webaide = found.webaide();
        filter.requireFor(webaide.kind());
        boolean heavy = fields.withContent() && ContentBudget.mayBreak(found.owner(), listing.fetch());
        List<Row> rows = entries.list(webaide, filter, fields.withContent() && !heavy, listing);
        if (!heavy) {
            return Page.of(
                    rows,
                    listing,
                    row -> keys(filter.sort(), row),
                    row -> fields.view(row.entry(), row.kind(), contents));
        }
        List<Row> first = rows.size() > listing.limit() ? rows.subList(0, listing.limit()) : rows;
        List<Row> page = ContentBudget.cut(first, row -> row.entry().bytes());
        return Page.of(
                page,
                page.size() < rows.size(),
                listing,
                row -> keys(filter.sort(), row),
                all -> withContents(webaide, all, fields));
    }

    /** Without those that have gone in the meantime. */
    private List<EntryView> withContents(WebAide webaide, List<Row> rows, EntryFields fields) {
        List<UUID> ids = rows.stream().map(row -> row.entry().id()).toList();
        Map<UUID, Entry> full = entries.find(webaide.user(), ids, true);
        return ids.stream()
                .map(full::get)
                .filter(Objects::nonNull)
                .map(entry -> fields.view(entry, webaide.kind(), contents))
                .toList();
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

package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.BatchShare;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.platform.Ids;
import org.gatehouse.webaides.EntryRepository.Row;
import org.gatehouse.webaides.WebAideRepository.Found;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Format;

/** Use cases that read entries. They join a transaction and begin none. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
class EntryReadService {
    @Inject
    WebAideReach reach;

    @Inject
    EntryRepository entries;

    @Inject
    EventReadService events;

    @Inject
    Contents contents;

    @Inject
    BatchShare memory;

    EntryView get(String webaideId, String entryId) {
        WebAide webaide = reach.toRead(webaideId).webaide();
        UUID id = Ids.parse(entryId).orElseThrow(EntryWork::notFound);
        Row row = entries.find(webaide, id).orElseThrow(EntryWork::notFound);
        return EntryFields.ALL.view(row.entry(), row.kind());
    }

    /** The same entry as vCard or iCalendar. */
    String text(EntryView view, Format format) {
        return contents.write(
                contents.fromStored(view.kind(), view.uid(), view.content().text()), format);
    }

    Page<EntryView> list(String webaideId, EntryFilter filter, EntryFields fields, Listing listing) {
        Found found = reach.toRead(webaideId);
        WebAide webaide = found.webaide();
        filter.requireFor(webaide.kind());
        if (filter.expand()) {
            return events.instances(found, filter, fields, listing);
        }
        if (filter.hasRange()) {
            return events.list(found, filter, fields, listing);
        }
        boolean heavy = fields.withContent() && ContentBudget.mayBreak(found.owner(), listing.fetch());
        if (heavy) {
            memory.take(ContentBudget.BYTES);
        }
        List<Row> rows = entries.list(webaide, filter, fields.withContent() && !heavy, listing);
        if (!heavy) {
            return Page.of(rows, listing, row -> row.keys(filter.sort()), row -> fields.view(row.entry(), row.kind()));
        }
        List<Row> first = rows.size() > listing.limit() ? rows.subList(0, listing.limit()) : rows;
        List<Row> page = ContentBudget.cut(first, row -> row.entry().bytes());
        return Page.of(
                page,
                page.size() < rows.size(),
                listing,
                row -> row.keys(filter.sort()),
                some -> entries.withContents(webaide, some).stream()
                        .map(row -> fields.view(row.entry(), row.kind()))
                        .toList());
    }
}

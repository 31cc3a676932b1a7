package org.gatehouse.webaides;

import static org.gatehouse.webaides.content.ContentProblem.TOO_MANY_INSTANCES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchShare;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.webaides.WebAideRepository.Found;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;
import org.gatehouse.webaides.content.Timeline;
import org.gatehouse.webaides.content.recurrence.Instance;

/**
 * Use cases that read events in a range of time. The columns give candidates; whether one touches the range its content says,
 * in its own time zone, a floating one in the container's. A request looks at a bounded number of candidates, and holds no more
 * of their contents than {@link ContentBudget} allows.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
class EventReadService {
    private static final int MAX_INSTANCES = 5_000;

    /** After so many candidates a page ends, however few of them touch the range. */
    private static final int LOOKED_AT = 1_000;

    private static final int STEP = 250;

    /** How many events one list without pages of ours looks at, and how often it begins with new effort. */
    private static final int MAX_CANDIDATES = 10_000;

    private static final int MAX_TIMELINES = 20;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    @Inject
    EntryRepository entries;

    @Inject
    Contents contents;

    @Inject
    BatchShare memory;

    /** An instance of an event, without what the event says. */
    private record Occurrence(UUID eventId, long bytes, Instance instance) {
        private static final Comparator<Occurrence> ORDER = Comparator.comparingLong(
                        (Occurrence occurrence) -> occurrence.instance.start().getEpochSecond())
                .thenComparing(occurrence -> occurrence.eventId.toString())
                .thenComparing(Occurrence::name);

        private String name() {
            return Objects.requireNonNullElse(instance.recurrenceId(), "");
        }

        private List<String> keys() {
            return List.of(Long.toString(instance.start().getEpochSecond()), eventId.toString(), name());
        }

        private boolean isAfter(Listing listing) {
            Instance there = new Instance(listing.afterText(2), moment(listing), moment(listing));
            return ORDER.compare(this, new Occurrence(listing.afterId(1), 0, there)) > 0;
        }

        private static Instant moment(Listing listing) {
            return Instant.ofEpochSecond(listing.afterNumber(0));
        }
    }

    /** The events any of whose instances touches the range. */
    Page<EntryView> list(Found found, EntryFilter filter, EntryFields fields, Listing listing) {
        WebAide webaide = take(found);
        Timeline timeline = contents.timeline(floating(webaide));
        Predicate<Entry> touches = touching(timeline, filter);
        EventCandidates candidates = new EventCandidates(entries, webaide, filter, listing);
        List<EntryView> views = new ArrayList<>();
        long bytes = 0;
        while (views.size() < listing.limit()
                && candidates.seen() < LOOKED_AT
                && !ContentBudget.isSpent(bytes)
                && !timeline.isSpent()
                && candidates.hasNext()) {
            Entry event = candidates.next();
            if (touches.test(event)) {
                views.add(fields.view(event, Kind.CALENDAR));
                bytes += event.bytes();
            }
        }
        return Page.upTo(candidates.hasNext() ? candidates.keys() : null, listing, views);
    }

    /**
     * All events any of whose instances touches the range, by number and without what they say.
     *
     * @throws ApiException 400 {@code too-many-instances} for more candidates, or more effort, than one answer is worth
     */
    List<Entry> touching(Found found, EntryFilter filter) {
        WebAide webaide = found.webaide();
        Iterator<Entry> candidates =
                new FullEntries(entries, webaide, new EntriesByNumber(entries, webaide, filter, 0));
        List<Entry> touching = new ArrayList<>();
        Timeline timeline = contents.timeline(floating(webaide));
        int timelines = 1;
        for (int seen = 0; candidates.hasNext(); seen++) {
            if (timeline.isSpent()) { // it would know nothing of the others
                timeline = contents.timeline(floating(webaide));
                timelines++;
            }
            if (seen == MAX_CANDIDATES || timelines > MAX_TIMELINES) {
                throw TOO_MANY_INSTANCES.because("too many events to look through; take a shorter range");
            }
            Entry event = candidates.next();
            if (touching(timeline, filter).test(event)) {
                touching.add(event.withoutContent());
            }
        }
        return touching;
    }

    private static Predicate<Entry> touching(Timeline timeline, EntryFilter filter) {
        Instant from = Objects.requireNonNullElse(filter.from(), FIRST);
        Instant to = Objects.requireNonNullElse(filter.to(), LAST);
        return event -> timeline.touches(event.content(), from, to);
    }

    /**
     * The instances that touch the range, by their start.
     *
     * @throws ApiException 400 {@code too-many-instances}
     */
    Page<EntryView> instances(Found found, EntryFilter filter, EntryFields fields, Listing listing) {
        WebAide webaide = take(found);
        List<Occurrence> rest = occurrences(
                        webaide, filter, listing.after(List.of()).by(STEP))
                .stream()
                .filter(occurrence -> !listing.continues() || occurrence.isAfter(listing))
                .sorted(Occurrence.ORDER)
                .toList();
        List<Occurrence> page =
                ContentBudget.cut(rest.subList(0, Math.min(rest.size(), listing.limit())), Occurrence::bytes);
        return Page.of(
                page, page.size() < rest.size(), listing, Occurrence::keys, some -> views(webaide, some, fields));
    }

    /** The container, with room for contents of its events. */
    private WebAide take(Found found) {
        if (ContentBudget.mayBreak(found.owner(), STEP)) {
            memory.take(ContentBudget.BYTES);
        }
        return found.webaide();
    }

    private List<Occurrence> occurrences(WebAide webaide, EntryFilter filter, Listing listing) {
        EventCandidates candidates = new EventCandidates(entries, webaide, filter, listing);
        Timeline timeline = contents.timeline(floating(webaide));
        List<Occurrence> all = new ArrayList<>();
        while (candidates.hasNext()) {
            Entry event = candidates.next();
            timeline.instances(event.content(), filter.from(), filter.to(), MAX_INSTANCES)
                    .forEach(instance -> all.add(new Occurrence(event.id(), event.bytes(), instance)));
            if (all.size() > MAX_INSTANCES || candidates.seen() > MAX_INSTANCES) {
                throw TOO_MANY_INSTANCES.because(
                        "more than %d, or events to look through; take a shorter range", MAX_INSTANCES);
            }
        }
        return all;
    }

    /** Without those of events that have gone in the meantime. */
    private List<EntryView> views(WebAide webaide, List<Occurrence> occurrences, EntryFields fields) {
        List<UUID> ids =
                occurrences.stream().map(Occurrence::eventId).distinct().toList();
        Map<UUID, Entry> events = entries.find(webaide.user(), ids, fields.withContent());
        return occurrences.stream()
                .filter(occurrence -> events.containsKey(occurrence.eventId()))
                .map(occurrence -> fields.view(events.get(occurrence.eventId()), occurrence.instance(), contents))
                .toList();
    }

    private static ZoneId floating(WebAide webaide) {
        String zone = webaide.state().timeZone();
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}

package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Format;
import org.gatehouse.webaides.content.Import;

/**
 * What items of files make of entries that are there. A file holds less than an entry may, so a member about which it says
 * just what a file of the entry would say stays as it is, with all that no file of the format can say.
 */
@ApplicationScoped
class ImportMerge {
    /** JSON in vCard and iCalendar: programs that do not know it leave it out, and mean nothing by that. */
    private static final Pattern JSON_PROPERTY = Pattern.compile("(?im)^(?:X-)?JSPROP[;:].*+\\R(?:[ \\t].*+\\R)*+");

    @Inject
    EntryRepository entries;

    @Inject
    Contents contents;

    /**
     * What an item makes of an entry.
     *
     * @param before without what it says
     * @param content null if the item changes nothing
     */
    record Merged(Entry before, Content content) {
        boolean changesNothing() {
            return content == null;
        }
    }

    /** By UID, for those of the items that are there; reads all of these, so their sizes are to be looked at before. */
    Map<String, Merged> merged(WebAide webaide, Format format, Collection<Content> items, Map<String, Entry> there) {
        List<UUID> ids = items.stream()
                .map(item -> there.get(item.uid()))
                .filter(Objects::nonNull)
                .map(Entry::id)
                .toList();
        Map<UUID, Entry> full = entries.find(webaide.user(), ids, true);
        Map<String, Merged> merged = new HashMap<>();
        for (Content item : items) {
            Entry known = there.get(item.uid());
            Entry entry = known == null ? null : full.get(known.id());
            if (entry != null && entry.webaideId().equals(webaide.id())) {
                merged.put(item.uid(), new Merged(entry.withoutContent(), merged(entry.content(), item, format)));
            }
        }
        return merged;
    }

    private Content merged(Content before, Content item, Format format) {
        if (before.json().equals(item.json())) {
            return null;
        }
        ObjectNode entry = contents.json(before);
        ObjectNode said = contents.json(item);
        ObjectNode result = entry.deepCopy();
        List<ObjectNode> files = filesOf(before, format);
        for (String member : members(said, files)) {
            JsonNode value = said.get(member);
            if (files.stream().noneMatch(file -> Objects.equals(file.get(member), value))) {
                if (value == null) {
                    result.remove(member);
                } else {
                    result.set(member, value);
                }
            }
        }
        if (result.equals(entry)) { // the order of members means nothing
            return null;
        }
        try {
            return contents.read(item.kind(), result, item.uid());
        } catch (ApiException old) { // what is kept does not go with what is said
            return said.equals(entry) ? null : item;
        }
    }

    private static Set<String> members(ObjectNode said, List<ObjectNode> files) {
        Set<String> members = new LinkedHashSet<>();
        said.fieldNames().forEachRemaining(members::add);
        files.forEach(file -> file.fieldNames().forEachRemaining(members::add));
        return members;
    }

    /** What is read when the entry is written in the format, in any version of it. */
    private List<ObjectNode> filesOf(Content before, Format format) {
        List<ObjectNode> files = new ArrayList<>();
        try {
            switch (format) {
                case VCARD_3, VCARD_4 -> {
                    files.add(standard(before, Format.VCARD_4));
                    files.add(standard(before, Format.VCARD_3));
                }
                case ICALENDAR -> files.add(standard(before, format));
                case CSV, BOOKMARKS, MARKDOWN -> files.add(file(before, format));
            }
        } catch (ApiException e) { // the format cannot say it at all: the item counts as a whole
            return files;
        }
        return files;
    }

    private ObjectNode standard(Content before, Format format) {
        String text = JSON_PROPERTY.matcher(contents.write(before, format)).replaceAll("");
        return contents.json(contents.readStandard(before.kind(), text, before.uid(), null));
    }

    private ObjectNode file(Content before, Format format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            contents.exportFile(before.kind(), format, List.of(before).iterator(), file);
            try (Import items =
                    contents.importFile(before.kind(), format, new ByteArrayInputStream(file.toByteArray()))) {
                var first = items.next();
                if (first.problem() != null) {
                    throw first.problem();
                }
                return contents.json(first.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }
}

package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.ArchiveSource.ArchivedName;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.platform.Chunks;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Format;
import org.gatehouse.webaides.content.Kind;

/**
 * The containers of a domain's users in an archive. One file holds all as JSON, each container before its entries, and is what
 * an import reads; beside it there is a file for other programs of every container that has a standard for it and is not empty.
 */
@ApplicationScoped
class WebAideArchive implements ArchivePart {
    static final String FILE = "webaides.jsonl";

    /** By the number of the user's line among the users, and that of the container in the order of the other file. */
    private static final Pattern READABLE =
            Pattern.compile("webaides/[0-9]{7}/[0-9]{3}-(?:contacts\\.vcf|calendar\\.ics|tasks\\.ics)");

    /** How many users are looked at together; their entries are read together as far as the memory allows. */
    private static final int USERS_AT_ONCE = 200;

    @Inject
    ArchivedContainers containers;

    @Inject
    Contents contents;

    @Inject
    WebAideArchiveRows rows;

    @Inject
    StrictJson json;

    @Override
    public int place() {
        return WEBAIDES;
    }

    @Override
    public boolean owns(String file) {
        return file.equals(FILE) || READABLE.matcher(file).matches();
    }

    @Override
    public void write(ArchiveSource from, ArchiveOutput to) throws IOException {
        if (!from.contents().webaides()) {
            return;
        }
        try (JsonLines file = new JsonLines(to.file(FILE), json)) {
            eachContainer(from, (place, user, container) -> {
                file.add(header(user, container.webaide()));
                Iterator<Entry> entries = container.entries();
                while (entries.hasNext()) {
                    file.addText(line(entries.next()));
                }
            });
        }
        eachContainer(from, (place, user, container) -> {
            Format format = readable(container.webaide().kind());
            Iterator<Entry> entries = container.entries();
            if (format == null || !entries.hasNext()) {
                return;
            }
            String name = String.format(
                    Locale.ROOT,
                    "webaides/%07d/%03d-%s.%s",
                    place.user(),
                    place.container(),
                    container.webaide().kind().word(),
                    format.suffix());
            try (OutputStream file = to.file(name)) {
                contents.exportFile(container.webaide().kind(), format, EntryPages.contents(entries), file);
            }
        });
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return intake(archive, false);
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        return intake(archive, true);
    }

    private Intake intake(ArchiveRestore archive, boolean write) {
        return file -> {
            if (file.name().equals(FILE)) {
                rows.read(file, archive, write);
            }
        };
    }

    private void eachContainer(ArchiveSource from, Work work) throws IOException {
        int first = 1;
        for (List<ArchivedName> users : pages(from.users())) {
            Map<UUID, List<ArchivedContainers.Container>> found = containers.of(
                    from.organizationId(),
                    users.stream().map(ArchivedName::userId).toList());
            for (int i = 0; i < users.size(); i++) {
                int place = 0;
                for (ArchivedContainers.Container container :
                        found.getOrDefault(users.get(i).userId(), List.of())) {
                    work.on(new Place(first + i, ++place), users.get(i), container);
                }
            }
            first += users.size();
        }
    }

    private static List<List<ArchivedName>> pages(List<ArchivedName> users) {
        return Chunks.lists(users, USERS_AT_ONCE);
    }

    private static ObjectNode header(ArchivedName user, WebAide webaide) {
        WebAideChange state = webaide.state();
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("user", user.username()).put("kind", webaide.kind().word()).put("name", state.name());
        header.put("description", state.description())
                .put("color", state.color())
                .put("timeZone", state.timeZone());
        header.put("createdAt", webaide.createdAt().toString());
        return ArchiveFile.withoutNulls(header);
    }

    /** What is stored is JSON already. */
    private String line(Entry entry) {
        return "{\"uid\":" + json.write(entry.uid()) + ",\"createdAt\":\"" + entry.createdAt() + "\",\"content\":"
                + entry.content().json() + "}";
    }

    private static Format readable(Kind kind) {
        return switch (kind) {
            case CONTACTS -> Format.VCARD_4;
            case CALENDAR, TASKS -> Format.ICALENDAR;
            case NOTES, LINKS -> null;
        };
    }

    private interface Work {
        void on(Place place, ArchivedName user, ArchivedContainers.Container container) throws IOException;
    }

    private record Place(int user, int container) {}
}

package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.api.ApiException;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.PlainText;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;

/** Reads containers and entries out of an archive, and writes their rows, some at a time. */
@ApplicationScoped
class WebAideArchiveRows {
    private static final int ROWS = 500;
    private static final long LENGTH = 8L * 1024 * 1024;

    @Inject
    OwnerRepository owners;

    @Inject
    WebAideRepository webaides;

    @Inject
    EntryRepository entries;

    @Inject
    Contents contents;

    @Inject
    WebAidesConfig config;

    @Inject
    Numbers numbers;

    /** Reads the whole file, and writes what is in it if {@code write}. */
    void read(ArchiveFile file, ArchiveRestore archive, boolean write) throws IOException {
        Reading reading = new Reading(file, archive, write);
        for (ObjectNode line = file.next(); line != null; line = file.next()) {
            if (line.has("user")) {
                reading.container(line);
            } else {
                reading.entry(line);
            }
        }
        reading.end();
    }

    /** One pass through the file. Names of the users who are through are kept, and of the present one all that must be unique. */
    private final class Reading {
        private final ArchiveFile file;
        private final ArchiveRestore archive;
        private final boolean write;
        private final Set<String> seenUsers = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> uids = new HashSet<>();
        private final List<WebAide> newWebAides = new ArrayList<>();
        private final List<Entry> newEntries = new ArrayList<>();
        private final List<Object[]> totals = new ArrayList<>();
        private long length;
        private String user;
        private WebAide webaide;
        private long seq;
        private long entryCount;
        private long bytes;

        Reading(ArchiveFile file, ArchiveRestore archive, boolean write) {
            this.file = file;
            this.archive = archive;
            this.write = write;
        }

        void container(ObjectNode line) {
            String name = user(file.takeText(line, "user"));
            Instant createdAt = file.takeTime(line, "createdAt", archive.now());
            WebAideDraft draft = file.as(WebAideDraft.class, line);
            if (!name.equals(user)) {
                begin(name);
            }
            if (!names.add(draft.kind() + " " + PlainText.foldCase(draft.name()))) {
                throw file.invalid("/name", "is another of the user's of this kind");
            }
            if (names.size() > WebAideService.MAX_WEBAIDES) {
                throw file.invalid("a user may have " + WebAideService.MAX_WEBAIDES + " WebAides");
            }
            uids.clear();
            webaide = new WebAide(
                    write ? Ids.next() : null,
                    write ? numbers.next(Numbers.Sequence.WEBAIDE) : 0,
                    archive.organizationId(),
                    archive.users().get(name),
                    draft.kind(),
                    WebAideChange.of(draft),
                    ++seq,
                    seq,
                    createdAt,
                    archive.now());
            archive.count("webaides", 1);
            if (write) {
                newWebAides.add(webaide);
                flushIfMany();
            }
        }

        void entry(ObjectNode line) {
            if (webaide == null) {
                throw file.invalid("it is an entry before any WebAide");
            }
            Instant createdAt = file.takeTime(line, "createdAt", archive.now());
            Content content = content(file.as(EntryDraft.class, line));
            long size = Entry.size(content);
            entryCount++;
            bytes += size;
            if (entryCount > config.maxEntries() || bytes > config.maxBytes()) {
                throw file.invalid("the user would have more than a user may have");
            }
            archive.count("entries", 1);
            if (write) {
                seq++;
                newEntries.add(new Entry(
                        Ids.next(),
                        numbers.next(Numbers.Sequence.WEBAIDE_ENTRY),
                        webaide.userId(),
                        webaide.id(),
                        content.uid(),
                        content,
                        size,
                        seq,
                        seq,
                        seq,
                        createdAt,
                        archive.by().name(),
                        archive.now()));
                length += size;
                flushIfMany();
            }
        }

        void end() {
            endUser();
            flush();
        }

        private String user(String name) {
            if (!archive.users().containsKey(name)) {
                throw file.invalid("/user", "is not among the users of the archive");
            }
            return name;
        }

        private void begin(String name) {
            endUser();
            if (!seenUsers.add(name)) {
                throw file.invalid("/user", "comes again after another");
            }
            user = name;
        }

        private void endUser() {
            if (user != null && write) {
                totals.add(new Object[] {seq, entryCount, bytes, archive.users().get(user)});
            }
            names.clear();
            webaide = null;
            seq = 0;
            entryCount = 0;
            bytes = 0;
        }

        private Content content(EntryDraft draft) {
            if (draft.uid() == null) {
                throw file.invalid("/uid", "is required");
            }
            Content content;
            try {
                content = contents.read(webaide.kind(), draft.content(), draft.uid());
            } catch (ApiException refusal) {
                throw file.wrong(refusal.under("/content"));
            }
            if (!content.uid().equals(draft.uid())) {
                throw file.invalid("/uid", "is another than the content's");
            }
            if (!uids.add(draft.uid())) {
                throw file.invalid("/uid", "is another entry's of this WebAide");
            }
            return content;
        }

        private void flushIfMany() {
            if (newWebAides.size() >= ROWS || newEntries.size() >= ROWS || length >= LENGTH) {
                flush();
            }
        }

        private void flush() {
            webaides.add(newWebAides, 1);
            entries.add(archive.organizationId(), newEntries);
            owners.total(totals);
            newWebAides.clear();
            newEntries.clear();
            totals.clear();
            length = 0;
        }
    }
}

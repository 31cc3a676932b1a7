package org.gatehouse.aliases;

import static org.gatehouse.aliases.AliasProblem.ALIAS_LOOP;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.AddressKind;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The aliases of a domain in an archive: a line for each, as a draft of it with the time of its making. */
@ApplicationScoped
class AliasArchive implements ArchivePart {
    private static final String FILE = "aliases.jsonl";
    private static final int PAGE = 500;

    /** Their addresses stay in memory while an archive is read. */
    private static final int MOST_ALIASES = 500_000;

    @Inject
    Jdbc jdbc;

    @Inject
    Cycles cycles;

    @Inject
    AddressService addresses;

    @Inject
    OrganizationService organizations;

    @Inject
    Numbers numbers;

    @Inject
    StrictJson json;

    @Override
    public int place() {
        return ALIASES;
    }

    @Override
    public boolean owns(String file) {
        return file.equals(FILE);
    }

    @Override
    public void write(ArchiveSource from, ArchiveOutput to) throws IOException {
        try (JsonLines file = new JsonLines(to.file(FILE), json)) {
            Map<UUID, ObjectNode> page;
            String last = "";
            do {
                page = page(from, last);
                addDestinations(from, page);
                for (ObjectNode alias : page.values()) {
                    last = alias.remove("key").textValue();
                    if (from.takeAddress(last)) { // else a user had it a moment ago
                        file.add(alias);
                    }
                }
            } while (page.size() == PAGE);
        }
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return file -> inChunks(file, archive, some -> {});
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        return new Intake() {
            @Override
            public void read(ArchiveFile file) throws IOException {
                inChunks(file, archive, some -> add(some, archive));
            }

            /** Last of all: who writes aliases waits from here on, and only now it is known what each address is. */
            @Override
            public void end() {
                if (archive.counts().getOrDefault("aliases", 0L) > 0) {
                    organizations.lock(archive.organizationId());
                    if (cycles.areThere(archive.organizationId())) {
                        throw ALIAS_LOOP.because("destinations of an alias in the archive lead back to it");
                    }
                }
            }
        };
    }

    private Map<UUID, ObjectNode> page(ArchiveSource from, String after) {
        Sql select = new Sql(
                        "select id, address, address_key, action, enabled, description, created_at from alias"
                                + " where domain_id = ",
                        from.domainId())
                .add(" and organization_id = ", from.organizationId())
                .add(" and address_key > ", after)
                .add(" order by address_key limit ", PAGE);
        Map<UUID, ObjectNode> page = new LinkedHashMap<>();
        jdbc.list(select, row -> {
            ObjectNode alias = JsonNodeFactory.instance.objectNode();
            alias.put("key", row.getString(3)).put("address", row.getString(2));
            alias.put("action", row.getString(4).toLowerCase(Locale.ROOT));
            alias.put("enabled", row.getBoolean(5)).put("description", row.getString(6));
            alias.put("createdAt", Columns.time(row, 7).toString());
            return page.put(Columns.id(row, 1), ArchiveFile.withoutNulls(alias));
        });
        return page;
    }

    private void addDestinations(ArchiveSource from, Map<UUID, ObjectNode> aliases) {
        if (aliases.isEmpty()) {
            return;
        }
        Sql select = new Sql(
                        "select alias_id, address from alias_destination where organization_id = ",
                        from.organizationId())
                .add(" and alias_id in ")
                .addAll(aliases.keySet())
                .add(" order by alias_id, place");
        jdbc.list(select, row -> {
            ArrayNode destinations = aliases.get(Columns.id(row, 1)).withArrayProperty("destinations");
            return destinations.add(row.getString(2));
        });
    }

    private void inChunks(ArchiveFile file, ArchiveRestore archive, Work work) throws IOException {
        List<Archived> chunk = new ArrayList<>();
        for (ObjectNode line = file.next(); line != null; line = file.next()) {
            chunk.add(alias(file, line, archive));
            if (chunk.size() == PAGE) {
                work.on(chunk);
                chunk.clear();
            }
        }
        work.on(chunk);
    }

    private static Archived alias(ArchiveFile file, ObjectNode line, ArchiveRestore archive) {
        Instant createdAt = file.takeTime(line, "createdAt", archive.now());
        AliasDraft draft = file.as(AliasDraft.class, line);
        try {
            AliasService.requireDestinations(draft);
        } catch (ApiException refusal) {
            throw file.wrong(refusal);
        }
        if (!draft.address().domain().equals(archive.domain())) {
            throw file.invalid("/address", "must lie in the domain of the archive");
        }
        if (!archive.takeAddress(draft.address().key())) {
            throw file.invalid("/address", "is a user's or another alias's in the archive");
        }
        archive.count("aliases", 1);
        if (archive.counts().get("aliases") > MOST_ALIASES) {
            throw file.invalid("it has more than " + MOST_ALIASES + " aliases");
        }
        return new Archived(draft, createdAt);
    }

    private void add(List<Archived> aliases, ArchiveRestore archive) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> destinations = new ArrayList<>();
        Map<String, UUID> claims = new HashMap<>();
        for (Archived alias : aliases) {
            AliasDraft draft = alias.draft();
            UUID id = Ids.next();
            rows.add(new Object[] {
                id,
                numbers.next(Numbers.Sequence.ALIAS),
                archive.organizationId(),
                archive.domainId(),
                draft.address().value(),
                draft.address().key(),
                draft.action().name(),
                draft.enabled(),
                draft.description(),
                Times.column(alias.createdAt()),
                Times.column(archive.now())
            });
            claims.put(draft.address().key(), id);
            int place = 0;
            for (EmailAddress destination : draft.distinctDestinations().values()) {
                destinations.add(
                        new Object[] {id, place++, archive.organizationId(), destination.value(), destination.key()});
            }
        }
        jdbc.batch(
                "insert into alias (id, number, organization_id, domain_id, address, address_key, action, enabled,"
                        + " description, version, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
                rows);
        jdbc.batch(
                "insert into alias_destination (alias_id, place, organization_id, address, address_key)"
                        + " values (?, ?, ?, ?, ?)",
                destinations);
        addresses.claim(archive.organizationId(), archive.domainId(), AddressKind.ALIAS, claims);
    }

    private interface Work {
        void on(List<Archived> aliases);
    }

    private record Archived(AliasDraft draft, Instant createdAt) {}
}

package org.gatehouse.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gatehouse.platform.Sha256;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;

/**
 * A large domain goes in and out of a server with 512 MiB of heap, and stays what it was: 1 000 users with 10 000 entries, and
 * with {@code -Dgatehouse.it.archive=full} 50 000 with 500 000.
 */
class ArchiveLoadIT {
    private static final boolean FULL = "full".equals(System.getProperty("gatehouse.it.archive"));
    private static final int USERS = FULL ? 50_000 : 1_000;
    private static final int ENTRIES_OF_ONE = 10;
    private static final String MADE = "\"createdAt\":\"2020-01-02T03:04:05Z\"";

    @Test
    void goesInAndOutOfASmallHeap() {
        Tenant tenant = Tenant.fresh();
        ApiClient client = tenant.client();
        String domain = Tenant.unique("large") + ".example";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("domain.json", file(out -> line(out, "{\"name\":\"%s\",\"enabled\":true,%s}", domain, MADE)));
        files.put("users.jsonl", file(out -> users(out, domain)));
        files.put("webaides.jsonl", file(out -> webaides(out, domain)));

        long began = System.nanoTime();
        JsonNode report = Archives.imported(client, Archives.packed(files));
        long imported = System.nanoTime();
        byte[] archive = Archives.export(client, domain, "{}");
        long exported = System.nanoTime();

        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
        assertThat(report.at("/counts/users").asInt()).isEqualTo(USERS);
        assertThat(report.at("/counts/entries").asInt()).isEqualTo(USERS * ENTRIES_OF_ONE);
        assertThat(sums(archive)).containsAllEntriesOf(sums(Archives.packed(files)));
        System.getLogger("archives")
                .log(
                        System.Logger.Level.INFO,
                        "%d users: imported in %d s, exported in %d s, %d MB"
                                .formatted(
                                        USERS,
                                        (imported - began) / 1_000_000_000,
                                        (exported - imported) / 1_000_000_000,
                                        archive.length / 1_000_000));
    }

    private static void users(OutputStream out, String domain) {
        for (int i = 0; i < USERS; i++) {
            line(
                    out,
                    "{\"username\":\"u%1$06d@%2$s\",\"address\":\"u%1$06d@%2$s\",\"status\":\"enabled\","
                            + "\"displayName\":\"User %1$d\",\"protected\":false,%3$s,\"profile\":{\"city\":\"Town %1$d\"}}",
                    i,
                    domain,
                    MADE);
        }
    }

    private static void webaides(OutputStream out, String domain) {
        for (int i = 0; i < USERS; i++) {
            line(out, "{\"user\":\"u%06d@%s\",\"kind\":\"contacts\",\"name\":\"Contacts\",%s}", i, domain, MADE);
            for (int k = 0; k < ENTRIES_OF_ONE; k++) {
                line(
                        out,
                        "{\"uid\":\"c%2$d\",%3$s,\"content\":{\"@type\":\"Card\",\"version\":\"1.0\",\"uid\":\"c%2$d\","
                                + "\"name\":{\"full\":\"Person %1$d %2$d\"},"
                                + "\"emails\":{\"e\":{\"address\":\"p%1$d.%2$d@example.org\"}},"
                                + "\"phones\":{\"p\":{\"number\":\"+44 20 7946 %1$d\"}}}}",
                        i,
                        k,
                        MADE);
            }
        }
    }

    /** The checksum of each file that is not for people. */
    private static Map<String, String> sums(byte[] archive) {
        Map<String, String> sums = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches("domain\\.json|users\\.jsonl|webaides\\.jsonl")) {
                    sums.put(entry.getName(), Sha256.of(zip.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }

    private interface Writing {
        void to(OutputStream out);
    }

    private static byte[] file(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    private static void line(OutputStream out, String format, Object... values) {
        try {
            out.write((String.format(Locale.ROOT, format, values) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

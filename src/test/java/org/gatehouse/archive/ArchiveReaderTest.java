package org.gatehouse.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveProblem;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The container of archives, with two parts that note what they read. */
class ArchiveReaderTest {
    private static final long MOST = 1_000_000;

    private final List<String> read = new ArrayList<>();

    @Test
    void readsFilesInTheirOrderUpToTheManifest() throws IOException {
        read(Archives.packed(good()));

        assertThat(read).containsExactly("domain.json:d", "users.jsonl:u", "end", "end");
    }

    @Test
    void countsWhatComesOutOfOneFile() {
        Map<String, byte[]> files = good();
        files.put("users.jsonl", new byte[100_000]);

        assertThat(refusal(Archives.packed(files), 1_000)).isEqualTo(ArchiveProblem.ARCHIVE_TOO_LARGE);
    }

    @Test
    void countsWhatComesOutOfAllFilesTogether() {
        Map<String, byte[]> files = good();
        files.put("domain.json", new byte[600_000]);
        files.put("users.jsonl", new byte[600_000]);

        assertThat(refusal(Archives.packed(files), MOST)).isEqualTo(ArchiveProblem.ARCHIVE_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../users.jsonl",
                "/users.jsonl",
                "users.jsonl/",
                "./users.jsonl",
                "..\\users.jsonl",
                "C:\\users.jsonl",
                "users.jsonl\0.txt",
                "USERS.JSONL",
                "domain.json/../../x"
            })
    void takesNoNameThatNoPartHas(String name) {
        Map<String, byte[]> files = good();
        files.put(name, new byte[0]);

        assertThat(refusal(Archives.packed(files), MOST)).isEqualTo(ArchiveProblem.ARCHIVE_INVALID);
    }

    @Test
    void takesNoArchiveThatIsCutAnywhere() {
        byte[] whole = Archives.packed(good());
        int manifestEnd = new String(whole, ISO_8859_1).indexOf("PK\1\2");

        for (int length = 0; length < manifestEnd - 16; length++) {
            assertThat(refusal(Arrays.copyOf(whole, length), MOST))
                    .as("cut at %d", length)
                    .isEqualTo(ArchiveProblem.ARCHIVE_INVALID);
        }
    }

    @Test
    void takesNoByteThatIsAnother() {
        Map<String, byte[]> files = Archives.files(Archives.packed(good()));
        files.put("users.jsonl", "U".getBytes(UTF_8));

        assertThat(refusal(Archives.zip(files), MOST)).isEqualTo(ArchiveProblem.ARCHIVE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"format\": \"gatehouse-domain\", \"version\": 1}",
                "{\"version\": 1, \"files\": [{\"name\": \"domain.json\", \"size\": 1, \"sha256\": \"18ac3e7343f016890c510e93f935261169d9e3f565436429830faf0934f4f8e4\"}, {\"name\": \"users.jsonl\", \"size\": 1, \"sha256\": \"0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422e008bb31c00c6d7f1f1c0ad6\"}]}",
                "{\"format\": \"gatehouse-domain\", \"version\": \"1\", \"files\": []}",
                "{\"format\": \"other\", \"version\": 1, \"files\": []}",
                "{\"format\": \"gatehouse-domain\", \"version\": 1, \"files\": [1, 2]}",
                "{\"format\": \"gatehouse-domain\", \"version\": 99999999999999999999, \"files\": []}",
                "{\"format\": \"gatehouse-domain\", \"version\": 1, \"files\": [{\"name\": {}}]}",
                "{\"format\": \"gatehouse-domain\", \"version\": 1, \"files\": [], \"more\": 1}"
            })
    void takesNoManifestThatIsNone(String manifest) {
        Map<String, byte[]> files = good();
        files.put(Archives.MANIFEST, manifest.getBytes(UTF_8));

        assertThat(refusal(Archives.zip(files), MOST)).isEqualTo(ArchiveProblem.ARCHIVE_INVALID);
    }

    @Test
    void showsNamesHarmlessly() {
        assertThat(ArchiveReader.shown("a\n<b>\u202e" + "x".repeat(100)))
                .startsWith("a??b??x")
                .hasSize(60);
    }

    private static Map<String, byte[]> good() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("domain.json", "d".getBytes(UTF_8));
        files.put("users.jsonl", "u".getBytes(UTF_8));
        return files;
    }

    private Object refusal(byte[] archive, long most) {
        return catchThrowableOfType(ApiException.class, () -> read(archive, most))
                .type();
    }

    private void read(byte[] archive) throws IOException {
        read(archive, MOST);
    }

    private void read(byte[] archive, long most) throws IOException {
        List<ArchivePart> parts =
                List.of(new Noting("domain.json", ArchivePart.DOMAIN), new Noting("users.jsonl", ArchivePart.USERS));
        new ArchiveReader(parts, new StrictJson(), most)
                .read(new ByteArrayInputStream(archive), part -> part.check(null));
    }

    private final class Noting implements ArchivePart {
        private final String file;
        private final int place;

        Noting(String file, int place) {
            this.file = file;
            this.place = place;
        }

        @Override
        public int place() {
            return place;
        }

        @Override
        public boolean owns(String name) {
            return name.equals(file);
        }

        @Override
        public void write(ArchiveSource from, ArchiveOutput to) {}

        @Override
        public Intake check(ArchiveRestore archive) {
            return new Intake() {
                @Override
                public void read(ArchiveFile one) throws IOException {
                    read.add(one.name() + ":" + new String(one.bytes(10_000_000), UTF_8));
                }

                @Override
                public void end() {
                    read.add("end");
                }
            };
        }

        @Override
        public Intake restore(ArchiveRestore archive) {
            return check(archive);
        }
    }
}

package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFileTest {
    @TempDir
    Path directory;

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = directory.resolve("data/secret");

        OwnerOnlyFile.write(file, "hush\n");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(OwnerOnlyFile.read(file)).isEqualTo("hush\n");
    }

    @Test
    void closesAFileThatWasOpenToOthersBefore() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = Files.writeString(directory.resolve("secret"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        OwnerOnlyFile.write(file, "new");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        OwnerOnlyFile.write(directory.resolve("secret"), "one");
        OwnerOnlyFile.write(directory.resolve("secret"), "two");

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("secret"));
        }
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        Path inTheWay = directory.resolve("secret");
        Files.createDirectories(inTheWay.resolve("full"));

        assertThatThrownBy(() -> OwnerOnlyFile.write(inTheWay, "hush")).isInstanceOf(StartRefused.class);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(inTheWay);
        }
    }

    @Test
    void saysWhichFileCannotBeWrittenOrRead() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> OwnerOnlyFile.write(inTheWay.resolve("secret"), "hush"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(inTheWay.resolve("secret").toString())
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> OwnerOnlyFile.read(directory.resolve("none")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("none");
    }
}

package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private final State state = new State();

    @TempDir
    Path directory;

    @Test
    void makesTheKeysetOfANewDatabase() {
        started(Optional.empty());

        assertThat(directory.resolve("keyset.json")).exists();
        assertThat(state.fingerprint).isNotNull();
    }

    @Test
    void opensWhatWasSealedForTheSameRow() {
        Secrets secrets = started(Optional.empty());
        String sealed = secrets.seal("hush", "table:1");

        assertThat(sealed).doesNotContain("hush");
        assertThat(secrets.open(sealed, "table:1")).isEqualTo("hush");
        assertThat(started(Optional.empty()).open(sealed, "table:1")).isEqualTo("hush");
        assertThatThrownBy(() -> secrets.open(sealed, "table:2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealsDifferentlyEachTime() {
        Secrets secrets = started(Optional.empty());

        assertThat(secrets.seal("hush", "table:1")).isNotEqualTo(secrets.seal("hush", "table:1"));
    }

    @Test
    void makesTheSameCodeOnEveryNode() {
        byte[] bytes = "body".getBytes(StandardCharsets.UTF_8);

        assertThat(started(Optional.empty()).mac(Secrets.Purpose.IDEMPOTENCY, bytes))
                .isEqualTo(started(Optional.empty()).mac(Secrets.Purpose.IDEMPOTENCY, bytes))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void takesTheGivenKeysetAndWritesNoFile() {
        started(Optional.of(Keyset.generate().json()));

        assertThat(directory.resolve("keyset.json")).doesNotExist();
    }

    @Test
    void refusesAnotherKeysetThanTheDatabases() {
        started(Optional.empty());

        assertThatThrownBy(() -> started(Optional.of(Keyset.generate().json())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("keyset")
                .hasMessageContaining(state.fingerprint.substring(0, 12));
    }

    @Test
    void refusesADatabaseWhoseKeysetIsGone() throws Exception {
        started(Optional.empty());
        Files.delete(directory.resolve("keyset.json"));

        assertThatThrownBy(() -> started(Optional.empty()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("GATEHOUSE_KEYSET");
        assertThat(directory.resolve("keyset.json")).doesNotExist();
    }

    private Secrets started(Optional<String> keyset) {
        Secrets secrets = new Secrets();
        secrets.config = new PlatformConfig();
        secrets.config.data = directory.toString();
        secrets.config.keyset = keyset;
        secrets.state = state;
        secrets.clock = Clock.systemUTC();
        secrets.start();
        return secrets;
    }

    /** The shared row and the keys beside it, in memory. */
    private static final class State extends ServerStateRepository {
        private final Map<String, String> macKeys = new HashMap<>();
        private String fingerprint;

        @Override
        Optional<String> keysetFingerprint() {
            return Optional.ofNullable(fingerprint);
        }

        @Override
        void rememberKeyset(String made) {
            fingerprint = made;
        }

        @Override
        Optional<String> macKey(String purpose) {
            return Optional.ofNullable(macKeys.get(purpose));
        }

        @Override
        void addMacKey(String purpose, String sealed, Instant at) {
            macKeys.put(purpose, sealed);
        }
    }
}

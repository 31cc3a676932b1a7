package org.gatehouse.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2Test {
    // The reference implementation's own vectors for "password" and "somesalt" (phc-winner-argon2, src/test.c).
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "65536 2 1 $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "256 2 1 $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "256 2 2 $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
            })
    void hashesAsTheReferenceDoes(int memoryKib, int iterations, int parallelism, String hash) {
        PasswordHash made = new Argon2(memoryKib, iterations, parallelism)
                .hash("password".getBytes(UTF_8), "somesalt".getBytes(UTF_8));

        assertThat(made.value()).isEqualTo(hash);
        assertThat(made.scheme()).isEqualTo(HashScheme.ARGON2ID);
    }

    @Test
    void hasTheFormThatDovecotReads() {
        PasswordHash made = new Argon2(19_456, 2, 1).hash("four odd words".getBytes(UTF_8), new byte[16]);

        assertThat(made.value()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$A{22}\\$[A-Za-z0-9+/]{43}");
    }

    @ParameterizedTest
    @CsvSource({"131073,1,1", "1024,17,1", "1024,1,17", "131072,9,1", "7,1,1", "8,0,1", "8,1,0", "-1,1,1", "15,1,2"})
    void refusesWhatCostsTooMuchOrIsNothing(int memoryKib, int iterations, int parallelism) {
        assertThatThrownBy(() -> new Argon2(memoryKib, iterations, parallelism)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({"131072,8,16", "65536,16,1", "8,1,1"})
    void takesWhatTheServerCanBear(int memoryKib, int iterations, int parallelism) {
        assertThat(new Argon2(memoryKib, iterations, parallelism).memoryKib()).isEqualTo(memoryKib);
    }
}

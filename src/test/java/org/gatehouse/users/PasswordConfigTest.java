package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PasswordConfigTest {
    static PasswordConfig small() {
        return set(new PasswordConfig());
    }

    static PasswordConfig set(PasswordConfig config) {
        config.concurrent = 1;
        config.queue = 1;
        config.wait = Duration.ZERO;
        config.proof = Duration.ZERO;
        config.memoryKib = 64;
        config.iterations = 1;
        config.parallelism = 1;
        return config;
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(PasswordConfig.CONCURRENT, c -> c.concurrent = 0),
                mistake(PasswordConfig.CONCURRENT, c -> c.concurrent = 257),
                mistake(PasswordConfig.QUEUE, c -> c.queue = -1),
                mistake(PasswordConfig.QUEUE, c -> c.queue = 10_001),
                mistake(PasswordConfig.WAIT, c -> c.wait = Duration.ofSeconds(-1)),
                mistake(PasswordConfig.WAIT, c -> c.wait = Duration.ofSeconds(61)),
                mistake(PasswordConfig.PROOF, c -> c.proof = Duration.ofSeconds(-1)),
                mistake(PasswordConfig.PROOF, c -> c.proof = Duration.ofSeconds(3601)),
                mistake(PasswordConfig.MEMORY_KIB, c -> c.memoryKib = 7),
                mistake(PasswordConfig.MEMORY_KIB, c -> c.memoryKib = 131_073),
                mistake(PasswordConfig.ITERATIONS, c -> c.iterations = 0),
                mistake(PasswordConfig.ITERATIONS, c -> c.iterations = 17),
                mistake(PasswordConfig.PARALLELISM, c -> c.parallelism = 0),
                mistake(PasswordConfig.PARALLELISM, c -> c.parallelism = 17),
                mistake(PasswordConfig.ITERATIONS, c -> {
                    c.memoryKib = 131_072;
                    c.iterations = 9;
                }));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheKeyThatIsOutOfItsRange(String key, Consumer<PasswordConfig> mistake) {
        PasswordConfig config = small();
        mistake.accept(config);

        assertThatThrownBy(config::check).isInstanceOf(StartRefused.class).hasMessageContaining(key);
    }

    @Test
    void takesTheDefaults() {
        PasswordConfig config = new PasswordConfig();
        config.concurrent = 2;
        config.queue = 16;
        config.wait = Duration.ofSeconds(10);
        config.proof = Duration.ofMinutes(5);
        config.memoryKib = 19_456;
        config.iterations = 2;
        config.parallelism = 1;

        assertThatCode(config::check).doesNotThrowAnyException();
        assertThat(config.argon2()).isEqualTo(new Argon2(19_456, 2, 1));
    }

    private static Arguments mistake(String key, Consumer<PasswordConfig> change) {
        return Arguments.of(key, change);
    }
}

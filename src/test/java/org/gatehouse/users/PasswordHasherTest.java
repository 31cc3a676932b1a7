package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private static final Password GOOD = Password.parse("four odd words here");

    @Test
    void makesAHashThatVerifiesTheComposedPasswordOnly() {
        PasswordHash hash = hasher(PasswordConfigTest.small()).hash(Password.parse("cafe\u0301 noir im Regen"));

        assertThat(verifies(hash, "caf\u00E9 noir im Regen")).isTrue();
        assertThat(verifies(hash, "cafe noir im Regen")).isFalse();
    }

    @Test
    void saltsEveryHashWith16NewBytes() {
        PasswordHasher hasher = hasher(PasswordConfigTest.small());

        byte[] one = salt(hasher.hash(GOOD));
        byte[] other = salt(hasher.hash(GOOD));

        assertThat(one).hasSize(16).isNotEqualTo(other);
    }

    @Test
    void refusesAnEasyPasswordAndFreesItsPlace() {
        PasswordHasher hasher = hasher(PasswordConfigTest.small());

        assertThatThrownBy(() -> hasher.hash(Password.parse("lovelace1815"), "ada@example.com", null, "Ada Lovelace"))
                .isInstanceOf(InvalidValue.class);

        assertThat(hasher.hash(GOOD).scheme()).isEqualTo(HashScheme.ARGON2ID);
    }

    @Test
    void isBusyWhenAllPlacesAreTakenAndReadyAgainAfterwards() throws Exception {
        var config = new BlockingConfig();
        PasswordHasher hasher = hasher(config);
        CompletableFuture<PasswordHash> first = CompletableFuture.supplyAsync(() -> hasher.hash(GOOD));
        assertThat(config.entered.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> hasher.hash(GOOD)).isInstanceOf(HashingBusy.class);

        config.release.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).scheme()).isEqualTo(HashScheme.ARGON2ID);
        assertThat(hasher.hash(GOOD).scheme()).isEqualTo(HashScheme.ARGON2ID);
    }

    /** Else those who wait would take every thread of the server. */
    @Test
    void letsFewWait() throws Exception {
        var config = new BlockingConfig();
        config.wait = Duration.ofSeconds(10);
        PasswordHasher hasher = hasher(config);
        CompletableFuture<PasswordHash> first = CompletableFuture.supplyAsync(() -> hasher.hash(GOOD));
        assertThat(config.entered.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<PasswordHash> waiting = CompletableFuture.supplyAsync(() -> hasher.hash(GOOD));
        while (hasher.free() > 0) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> hasher.hash(GOOD)).isInstanceOf(HashingBusy.class);

        config.release.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).scheme()).isEqualTo(HashScheme.ARGON2ID);
        assertThat(waiting.get(10, TimeUnit.SECONDS).scheme()).isEqualTo(HashScheme.ARGON2ID);
        assertThat(hasher.free()).isEqualTo(2);
    }

    @Test
    void isBusyForAnInterruptedThreadAndLeavesItInterrupted() {
        PasswordHasher hasher = hasher(PasswordConfigTest.small());

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> hasher.hash(GOOD)).isInstanceOf(HashingBusy.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static PasswordHasher hasher(PasswordConfig config) {
        PasswordHasher hasher = new PasswordHasher();
        hasher.config = config;
        hasher.open();
        return hasher;
    }

    private static byte[] salt(PasswordHash hash) {
        return Base64.getDecoder().decode(hash.value().split("\\$")[4]);
    }

    private static boolean verifies(PasswordHash hash, String password) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(64)
                .withIterations(1)
                .withParallelism(1)
                .withSalt(salt(hash))
                .build());
        byte[] computed = new byte[32];
        generator.generateBytes(password.toCharArray(), computed);
        return hash.value().endsWith("$" + Base64.getEncoder().withoutPadding().encodeToString(computed));
    }

    /** Holds whoever hashes until it is told to go on. */
    private static final class BlockingConfig extends PasswordConfig {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);

        BlockingConfig() {
            PasswordConfigTest.set(this);
        }

        @Override
        Argon2 argon2() {
            entered.countDown();
            try {
                assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return super.argon2();
        }
    }
}

package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Shares shares = new Shares(2, Full::new);

    @Test
    void refuseOneThatHasItsOwnAndNobodyElse() {
        String done = shares.in(
                one,
                () -> shares.in(one, () -> {
                    assertRefused();
                    assertRefused(); // what was refused has taken nothing
                    return shares.in(other, () -> "done");
                }));

        assertThat(done).isEqualTo("done");
    }

    @Test
    void areGivenBackByWorkThatFails() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException();
        };
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> shares.in(one, failing)).isInstanceOf(IllegalStateException.class);
        }

        assertThat(shares.in(one, () -> shares.in(one, () -> "done"))).isEqualTo("done");
    }

    private void assertRefused() {
        assertThatThrownBy(() -> shares.in(one, () -> "no")).isInstanceOf(Full.class);
    }

    private static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

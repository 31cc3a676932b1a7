package org.gatehouse.users.applicationpasswords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationSecretTest {
    @Test
    void hasAPrefixThatScannersKnow() {
        assertThat(ApplicationSecret.generate().text()).matches("gateapp_[0-9A-Za-z]{49}");
    }

    @Test
    void isNeverMadeTwice() {
        assertThat(Stream.generate(ApplicationSecret::generate).limit(1_000).map(ApplicationSecret::text))
                .doesNotHaveDuplicates();
    }

    /** The form must stay: programs that use one, and scanners, count on it. */
    @Test
    void keepsItsForm() {
        String known = "gateapp_3kQmZb7VtXw0LdYfJ2sR8hNc5PuEg1Ta9KoMiBxWvq42rIjhU";

        assertThat(ApplicationSecret.parse(known)).hasValueSatisfying(secret -> assertThat(secret.hash())
                .isEqualTo("dca80381175b444e960848edd335a0f946d8856b688904d7bec6f7f2b314fe42"));
    }

    @Test
    void isFoundInOtherText() {
        String text = ApplicationSecret.generate().text();

        assertThat(ApplicationSecret.isIn("a" + text + "b")).isTrue();
        assertThat(ApplicationSecret.isIn(text.substring(1))).isFalse();
        assertThat(ApplicationSecret.isIn(text.substring(0, text.length() - 1) + "!"))
                .isFalse();
    }

    /** Neither a wrong checksum nor the secret of an API code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gateapp_",
                "gateapp_3kQmZb7VtXw0LdYfJ2sR8hNc5PuEg1Ta9KoMiBxWvq42rIjhV",
                "gate_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr0tWdfB",
                " gateapp_3kQmZb7VtXw0LdYfJ2sR8hNc5PuEg1Ta9KoMiBxWvq42rIjhU"
            })
    void isNoOtherText(String text) {
        assertThat(ApplicationSecret.parse(text)).isEmpty();
    }

    @Test
    void doesNotPrint() {
        assertThat(ApplicationSecret.generate().toString()).isEqualTo("ApplicationSecret");
    }
}

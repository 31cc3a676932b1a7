package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSecretTest {
    @Test
    void hasAPrefixThatScannersKnow() {
        assertThat(CodeSecret.generate().text()).matches("gate_[0-9A-Za-z]{49}");
    }

    /** A LoginTC organization key is 64 letters and digits, and the same secret opens v1 and LuxSci too. */
    @Test
    void hasLettersAndDigitsOnlyForLogintc() {
        CodeSecret secret = CodeSecret.generate(Set.of(Dialect.V1, Dialect.LOGINTC, Dialect.LUXSCI));

        assertThat(secret.text()).matches("gatehouseSecret[0-9A-Za-z]{49}").matches("[0-9a-zA-Z]{64}");
        assertThat(CodeSecret.parse(secret.text()))
                .hasValueSatisfying(read -> assertThat(read.hash()).isEqualTo(secret.hash()));
        assertThat(CodeSecret.parse("gate_" + secret.text().substring("gatehouseSecret".length())))
                .isEmpty();
    }

    @Test
    void isNeverMadeTwice() {
        assertThat(Stream.generate(() -> CodeSecret.generate()).limit(1_000).map(CodeSecret::text))
                .doesNotHaveDuplicates();
    }

    @Test
    void isReadAsItWasMade() {
        CodeSecret secret = CodeSecret.generate();

        assertThat(CodeSecret.parse(secret.text()))
                .hasValueSatisfying(
                        read -> assertThat(read.hash()).isEqualTo(secret.hash()).matches("[0-9a-f]{64}"));
    }

    /** The form must stay: codes that are in use, and scanners, count on it. */
    @Test
    void keepsItsForm() {
        String known = "gate_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr0tWdfB";

        assertThat(CodeSecret.parse(known)).hasValueSatisfying(secret -> assertThat(secret.hash())
                .isEqualTo("e25d93d9ee3a7ef286088bb399db7dc2ff5c83dac9d20230b9a6b2c3fac92aab"));
    }

    @Test
    void isRefusedWithAnyCharacterChanged() {
        String text = CodeSecret.generate().text();
        for (int i = "gate_".length(); i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);

            assertThat(CodeSecret.parse(changed)).as("changed at %d", i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gate_", "secret", "gate_0", "GATE_0000000000000000000000000000000000000000000000000"})
    void isRefusedInAnotherForm(String text) {
        assertThat(CodeSecret.parse(text)).isEmpty();
    }

    @Test
    void isRefusedWithTextAroundIt() {
        String text = CodeSecret.generate().text();

        assertThat(CodeSecret.parse(" " + text)).isEmpty();
        assertThat(CodeSecret.parse(text + "\n")).isEmpty();
        assertThat(CodeSecret.parse(text + text)).isEmpty();
    }
}

package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationCodeTest {
    @Test
    void isTenLowerCaseLettersAndDigits() {
        Set<String> codes = new HashSet<>();
        Set<Integer> characters = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String code = ActivationCode.generate().text();
            assertThat(code).matches("[0-9a-z]{10}");
            codes.add(code);
            code.chars().forEach(characters::add);
        }

        assertThat(codes).hasSize(1_000);
        assertThat(characters).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k3v9x0q2mz", "K3V9X0Q2MZ", "  k3v9X0q2mz\t\n"})
    void isTakenHoweverItIsTyped(String typed) {
        assertThat(ActivationCode.parse(typed)).contains(new ActivationCode("k3v9x0q2mz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k3v9x0q2m",
                "k3v9x0q2mzz",
                "k3v9 x0q2mz",
                "k3v9x0q2m\u00e4",
                "\u212a3v9x0q2mz",
                "k3v9x0q2m\uff5a"
            })
    void isNothingElse(String typed) {
        assertThat(ActivationCode.parse(typed)).isEmpty();
    }

    @Test
    void doesNotPrint() {
        assertThat(ActivationCode.generate()).hasToString("ActivationCode");
    }
}

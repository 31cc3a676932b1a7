package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class KeysetTest {
    private static final byte[] TEXT = {1, 2, 3};
    private static final byte[] CONTEXT = {4};

    @Test
    void opensAfterARoundTripThroughJsonWhatItSealedBefore() throws GeneralSecurityException {
        Keyset keyset = Keyset.generate();
        byte[] sealed = keyset.aead().encrypt(TEXT, CONTEXT);

        Keyset again = Keyset.parse(keyset.json(), "here");

        assertThat(again.aead().decrypt(sealed, CONTEXT)).isEqualTo(TEXT);
        assertThat(again.fingerprint()).isEqualTo(keyset.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void hasAFingerprintOfItsOwn() {
        assertThat(Keyset.generate().fingerprint())
                .isNotEqualTo(Keyset.generate().fingerprint());
    }

    @Test
    void refusesWhatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> Keyset.parse("{\"key\": \"hush\"}", "data/keyset.json"))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("data/keyset.json is not")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> Keyset.parse("", "GATEHOUSE_KEYSET")).isInstanceOf(StartRefused.class);
    }
}

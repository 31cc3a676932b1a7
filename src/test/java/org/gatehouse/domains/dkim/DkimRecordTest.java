package org.gatehouse.domains.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.TextRecord;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimRecordTest {
    private static final DomainName DOMAIN = DomainName.parse("example.com");
    private static final DkimSelector SELECTOR = DkimSelector.parse("s1");

    /** The key of RFC 8463, appendix A. */
    private static final String RFC_PRIVATE =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----";

    private static final String RFC_PUBLISHED = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @Test
    void publishesTheBareKeyOfEd25519() {
        DkimKeyPair pair = DkimKeyPair.of(DkimAlgorithm.ED25519, RFC_PRIVATE);

        TextRecord record = DkimRecord.of(DOMAIN, SELECTOR, DkimAlgorithm.ED25519, pair.publicKey());

        assertThat(record.name()).isEqualTo("s1._domainkey.example.com");
        assertThat(record.value()).isEqualTo("v=DKIM1; k=ed25519; p=" + RFC_PUBLISHED);
    }

    @ParameterizedTest
    @EnumSource(DkimAlgorithm.class)
    void thePairOfAPrivateHalfIsThatWithWhichItWasMade(DkimAlgorithm algorithm) {
        DkimKeyPair made = DkimKeyPair.generate(algorithm);

        assertThat(DkimKeyPair.of(algorithm, made.privateKey())).isEqualTo(made);
        for (DkimAlgorithm other : DkimAlgorithm.values()) {
            if (other != algorithm) {
                assertThatThrownBy(() -> DkimKeyPair.of(other, made.privateKey()))
                        .isInstanceOf(InvalidValue.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n????\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nMC4C\n-----END RSA PRIVATE KEY-----"
            })
    void refusesWhatIsNoPrivateHalf(String pem) {
        assertThatThrownBy(() -> DkimKeyPair.of(DkimAlgorithm.RSA_2048, pem)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> DkimKeyPair.of(DkimAlgorithm.ED25519, pem)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isShownByTheSameKeyHoweverItIsWritten() {
        TextRecord record = record();

        for (String shown : List.of(
                record.value(),
                "k=ed25519;p=" + RFC_PUBLISHED,
                "v=DKIM1;  t=s ; k=ed25519 ; p= " + RFC_PUBLISHED.substring(0, 20) + " " + RFC_PUBLISHED.substring(20)
                        + ";")) {
            assertThat(DkimRecord.isShownBy(record, List.of(shown))).as(shown).isTrue();
            assertThat(DkimRecord.isShownBy(record, List.of("something else", shown)))
                    .isTrue();
        }
    }

    @Test
    void isNotShownByAnotherKeyNorByTwo() {
        TextRecord record = record();

        for (List<String> texts : List.<List<String>>of(
                List.of(),
                List.of("something else"),
                List.of("v=DKIM1; k=ed25519; p="),
                List.of("v=DKIM1; k=rsa; p=" + RFC_PUBLISHED),
                List.of("v=DKIM2; k=ed25519; p=" + RFC_PUBLISHED),
                List.of("v=DKIM1; p=" + RFC_PUBLISHED),
                List.of(record.value(), "v=DKIM1; k=ed25519; p=AAAA"))) {
            assertThat(DkimRecord.isShownBy(record, texts)).as(texts.toString()).isFalse();
        }
    }

    @Test
    void mustFitIntoAName() {
        String label = "a".repeat(60);
        DomainName longest = DomainName.parse(String.join(".", label, label, label, label));

        assertThat(DkimRecord.fits(DOMAIN, SELECTOR)).isTrue();
        assertThat(DkimRecord.fits(longest, SELECTOR)).isFalse();
    }

    private static TextRecord record() {
        return DkimRecord.of(
                DOMAIN,
                SELECTOR,
                DkimAlgorithm.ED25519,
                DkimKeyPair.of(DkimAlgorithm.ED25519, RFC_PRIVATE).publicKey());
    }
}

package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final String[] ADA = {"ada.lovelace@analytical-engines.example", null, "Ada Lovelace"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "k7#Qp2!xW",
                "blue-otter-42",
                "drei gr\u00FCne \u00C4pfel",
                "\u043E\u0434\u0438\u043D \u0437\u0435\u043B\u0435\u043D\u044B\u0439 \u043A\u043E\u0442",
                "\u6B63\u786E\u7684\u99AC\u96FB\u6C60\u8A02\u66F8",
                "\uD83D\uDC34\uD83D\uDD0B\uD83D\uDCCE\u2714 and more"
            })
    void takesWhatIsHardToGuess(String password) {
        assertThatCode(() -> check(password, ADA)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1",
                "P4ssw0rd",
                "12345678",
                "qwertyuiop",
                "aaaaaaaaaaaaaaaa",
                "abcdefgh",
                "letmein2024",
                "19840101",
                "passwordpasswordpasswordpasswordpassword",
                "zxcvbn12"
            })
    void refusesWhatIsCommonOrAPattern(String password) {
        refuses(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.lovelace", "AdaLovelace", "adalovelace1", "Lovelace2024",
                        "ada.lovelace@analytical-engines.example",
                "ada.lovelace@analytical-engines.example1", "analytical-engines", "analyticalengines", "ecalevolada",
                        "l0vel4ce"
            })
    void refusesWhatIsMadeFromTheUsersOwnWords(String password) {
        refuses(password, ADA);
    }

    @Test
    void takesWordsThatAreNotTheUsersOwn() {
        assertThatCode(() -> check("analytical-engines")).doesNotThrowAnyException();
    }

    @Test
    void judgesBothEndsOfALongPassword() {
        assertThatCode(() -> check("-".repeat(30) + "k7#Qp2!xW")).doesNotThrowAnyException();
        assertThatCode(() -> check("k7#Qp2!xW" + "-".repeat(30))).doesNotThrowAnyException();
        refuses("-".repeat(128));
    }

    @Test
    void saysWhyWithoutRepeatingThePassword() {
        assertThatThrownBy(() -> check("letmein2024"))
                .message()
                .contains("easy to guess")
                .doesNotContain("letmein");
    }

    @Test
    void judgesQuicklyEvenWhatWasMadeToBeSlow() {
        assertTimeout(Duration.ofSeconds(3), () -> check("e(11<@&2ga4{g[g5gbb0+z8%s7$i|!6#".repeat(4)));
    }

    @Test
    void judgesAnythingWithoutFailing() {
        int[] alphabet = "aA1!4@0$ .%7zxe\u00E9\u0301\u00DF\u0130\u0131\uD83D\uDE00\u05D0\u6B63\u0430"
                .codePoints()
                .toArray();
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String password = random.ints(16 + random.nextInt(40), 0, alphabet.length)
                    .map(c -> alphabet[c])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThatCode(() -> judge(password)).doesNotThrowAnyException();
        }
    }

    private static void judge(String password) {
        try {
            check(password, password, "  ", "\u0130\u0131", "");
        } catch (InvalidValue refused) {
            assertThat(refused).hasMessageContaining("easy to guess");
        }
    }

    private static void check(String password, String... ownWords) {
        PasswordPolicy.check(Password.parse(password), ownWords);
    }

    private static void refuses(String password, String... ownWords) {
        assertThatThrownBy(() -> check(password, ownWords))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("easy to guess");
    }
}

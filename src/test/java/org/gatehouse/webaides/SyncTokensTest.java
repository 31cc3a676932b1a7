package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Secrets;
import org.gatehouse.webaides.content.Kind;
import org.junit.jupiter.api.Test;

class SyncTokensTest {
    private static final UUID ID = UUID.fromString("0190163d-8694-739b-bea5-9f6b3a0d0b4f");

    private final SyncTokens tokens = tokens("key");

    private static SyncTokens tokens(String key) {
        SyncTokens tokens = new SyncTokens();
        tokens.secrets = new Secrets() {
            @Override
            public String mac(Purpose purpose, byte[] bytes) {
                byte[] keyed = (purpose + key + Arrays.toString(bytes)).getBytes(StandardCharsets.UTF_8);
                return UUID.nameUUIDFromBytes(keyed).toString().replace("-", "").repeat(2);
            }
        };
        return tokens;
    }

    @Test
    void areReadBackAsTheyWereWritten() {
        for (Set<Kind> kinds : Set.of(EnumSet.noneOf(Kind.class), EnumSet.of(Kind.LINKS), EnumSet.allOf(Kind.class))) {
            SyncToken container = new SyncToken(ID, false, 1, 2, 3, kinds);
            SyncToken user = new SyncToken(ID, true, Long.MAX_VALUE - 2, Long.MAX_VALUE - 1, Long.MAX_VALUE, kinds);

            assertThat(tokens.read(tokens.write(container))).isEqualTo(container);
            assertThat(tokens.read(tokens.write(user))).isEqualTo(user);
        }
    }

    @Test
    void standInAnAddressAsTheyAre() {
        assertThat(tokens.write(SyncToken.latest(ID, true, 99, EnumSet.allOf(Kind.class))))
                .matches("[A-Za-z0-9_-]{78}");
    }

    @Test
    void areRefusedWhenAnyBitIsAnother() {
        byte[] good = Base64.getUrlDecoder().decode(tokens.write(SyncToken.latest(ID, false, 7, Set.of(Kind.NOTES))));

        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(tokens, Base64.getUrlEncoder().withoutPadding().encodeToString(bad));
        }
    }

    @Test
    void areRefusedWhenTheyAreNone() {
        for (String text : new String[] {"", "x", "=", "ü", "A".repeat(77), "A".repeat(80)}) {
            assertRefused(tokens, text);
        }
    }

    @Test
    void areRefusedUnderAnotherKey() {
        assertRefused(tokens("other"), tokens.write(SyncToken.latest(ID, false, 7, Set.of(Kind.NOTES))));
    }

    @Test
    void leaveOutInAFirstRunWhatWasDeletedBefore() {
        SyncToken first = SyncToken.first(ID, false, 40, Set.of(Kind.NOTES));

        assertThat(first.deletionsAfter()).isEqualTo(40);
        assertThat(first.after(20, first.kinds()).deletionsAfter()).isEqualTo(40);
        assertThat(first.after(45, first.kinds()).deletionsAfter()).isEqualTo(45);
        assertThat(SyncToken.latest(ID, false, 40, first.kinds()).deletionsAfter())
                .isEqualTo(40);
    }

    private static void assertRefused(SyncTokens tokens, String text) {
        assertThatThrownBy(() -> tokens.read(text))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(WebAideProblem.SYNC_TOKEN_INVALID));
    }
}

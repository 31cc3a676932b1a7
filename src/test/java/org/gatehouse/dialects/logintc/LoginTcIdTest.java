package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.gatehouse.platform.Ids;
import org.junit.jupiter.api.Test;

class LoginTcIdTest {
    private static final UUID ID = UUID.fromString("01977c3e-5a00-7001-8abc-0123456789ab");

    @Test
    void hasTheRandomHalfTheTimeAndACheck() {
        assertThat(LoginTcId.USER.write(ID)).matches("8abc0123456789ab01977c3e5a007001[0-9a-f]{8}");
    }

    @Test
    void isReadBack() {
        for (UUID id : new UUID[] {ID, Ids.next(), new UUID(0, 0), new UUID(-1, -1), new UUID(1, 1)}) {
            assertThat(LoginTcId.SESSION.write(id)).matches("[0-9a-f]{40}");
            assertThat(LoginTcId.SESSION.parse(LoginTcId.SESSION.write(id))).contains(id);
        }
    }

    @Test
    void staysTheSameForever() {
        assertThat(LoginTcId.USER.write(ID)).isEqualTo("8abc0123456789ab01977c3e5a0070016fb6e35b");
        assertThat(LoginTcId.DOMAIN.write(ID)).isEqualTo("8abc0123456789ab01977c3e5a007001c0aec853");
    }

    @Test
    void isOfOneType() {
        assertThat(LoginTcId.DOMAIN.parse(LoginTcId.USER.write(ID))).isEmpty();
        assertThat(LoginTcId.USER.write(ID)).isNotEqualTo(LoginTcId.DOMAIN.write(ID));
    }

    @Test
    void isNothingElse() {
        String id = LoginTcId.USER.write(ID);
        assertThat(LoginTcId.USER.parse(id.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(LoginTcId.USER.parse(ID.toString())).isEmpty();
        assertThat(LoginTcId.USER.parse("0".repeat(40))).isEmpty();
        assertThat(LoginTcId.USER.parse("")).isEmpty();
        for (int i = 0; i < id.length(); i++) {
            String other = id.substring(0, i) + (id.charAt(i) == '0' ? '1' : '0') + id.substring(i + 1);
            assertThat(LoginTcId.USER.parse(other)).isEmpty();
        }
    }
}

package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTcHeadersTest {
    private static final String KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZab";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LoginTC key=\"%s\"",
                "logintc key=\"%s\"",
                "LOGINTC  key=\"%s\"",
                " LoginTC key = \"%s\" ",
                "LoginTC\tkey=\"%s\""
            })
    void carryTheKey(String header) {
        assertThat(LoginTcCredentialsReader.key(header.formatted(KEY))).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LoginTC key=%s",
                "LoginTC key='%s'",
                "LoginTC \"%s\"",
                "LoginTC KEY=\"%s\"",
                "LoginTC key=\"%s\", key=\"%1$s\"",
                "LoginTC key=\"%sx\"",
                "LoginTC key=\"\"",
                "Bearer %s",
                "LoginTCkey=\"%s\"",
                ""
            })
    void carryNothingElse(String header) {
        assertThat(LoginTcCredentialsReader.key(header.formatted(KEY))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/vnd.logintc.v1+json | false",
                "application/vnd.logintc.v2+json | true",
                "application/vnd.logintc.v2+json;q=0.5 | true",
                "application/vnd.logintc.v2+json, application/vnd.logintc.v1+json | false",
                "application/vnd.logintc.v2+json, */* | false",
                "application/vnd.logintc.v2+json, application/vnd.logintc.v3+json | true",
                "*/* | false",
                "image/png | false",
                "nonsense | false",
                "'' | false",
                "',' | false"
            })
    void refuseOtherVersionsOnly(String accept, boolean refused) {
        assertThat(LoginTcHeaderFilter.asksForOtherVersionsOnly(accept)).isEqualTo(refused);
    }
}

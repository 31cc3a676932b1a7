package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFilterTest {
    private static final String SECRET = "gate_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr0tWdfB";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key=%s",
                "apikey=%s",
                "api-key=%s",
                "apiKey=%s",
                "key=%s",
                "token=%s",
                "access_token=%s",
                "ACCESS_TOKEN=%s",
                "limit=1&key=%s&cursor=x",
                "key=report&key=%s",
                "key=%sx",
                "&&key=%s",
                "secret=%s",
                "x-api-key=%s",
                "authorization=Bearer%%20%s",
                "cursor=%s",
                "key=x%s",
                "%s"
            })
    void seesASecret(String query) {
        assertThat(QueryFilter.holdsSecret(query.formatted(SECRET))).isTrue();
        assertThat(QueryFilter.holdsSecret(query.formatted(SECRET).replace("_", "%5f")))
                .isTrue();
    }

    @Test
    void seesAnAccessToken() {
        String token = "eyJraWQiOiIwMTlhYWM1Ni0x";
        for (String name : new String[] {"access_token", "accessToken", "access-token", "token", "authorization"}) {
            assertThat(QueryFilter.holdsSecret(name + "=" + token)).as(name).isTrue();
        }
        assertThat(QueryFilter.holdsSecret("q=" + token + ".eyJpc3MiOiJ4In0.c2ln"))
                .isTrue();
    }

    @Test
    void seesAnApplicationPassword() {
        String password = "gateapp_3kQmZb7VtXw0LdYfJ2sR8hNc5PuEg1Ta9KoMiBxWvq42rIjhU";

        assertThat(QueryFilter.holdsSecret("pass=" + password)).isTrue();
        assertThat(QueryFilter.holdsSecret("pass=" + password.replace("_", "%5F")))
                .isTrue();
    }

    @Test
    void seesWhatIsDamagedWhereItIsNamed() {
        assertThat(QueryFilter.holdsSecret("api_key=gate_00z0R12")).isTrue();
        assertThat(QueryFilter.holdsSecret("q=gate_00z0R12")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key", "key=", "key=report", "monkey=gate_x", "cursor=eyJrIjoxfQ", "%%zz&=&==&%%"})
    void leavesOtherQueriesAlone(String query) {
        assertThat(QueryFilter.holdsSecret(query.formatted(SECRET))).isFalse();
    }
}

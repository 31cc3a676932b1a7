package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.api.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTcQueryTest {
    @ParameterizedTest
    @CsvSource({
        "username=ada, ada",
        "username=a+b, a+b",
        "username=a%20b, a b",
        "username=a&b=c, a&b=c",
        "username=100%, 100%",
        "username=%zz%4, %zz%4",
        "username=%C3%B6, \u00f6",
        "username=%F6, \u00f6",
        "username=\u00f6, \u00f6",
        "username=\u20ac, \u20ac",
        "page=2&username=ada, ada"
    })
    void readsAUsernameWhateverIsEscaped(String query, String username) {
        assertThat(new LoginTcQuery(query).username()).contains(username);
    }

    @Test
    void knowsNoUsernameWhereThereIsNone() {
        assertThat(new LoginTcQuery(null).username()).isEmpty();
        assertThat(new LoginTcQuery("page=1").username()).isEmpty();
        assertThat(new LoginTcQuery("xusername=ada").username()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"page=1, 1", "page=007, 7", "page=10000000, 10000000", "x=1, 1", "page=, 1", "'', 1"})
    void readsThePage(String query, int page) {
        assertThat(new LoginTcQuery(query).page()).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=1.0", "page=x", "page=10000001", "page=999999999999"})
    void refusesOtherPages(String query) {
        assertThatThrownBy(() -> new LoginTcQuery(query).page()).isInstanceOf(ApiException.class);
    }
}

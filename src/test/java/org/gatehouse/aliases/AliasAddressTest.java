package org.gatehouse.aliases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasAddressTest {
    @Test
    void readsAnAddress() {
        AliasAddress info = AliasAddress.parse("Info@Example.com");

        assertThat(info).isInstanceOf(AliasAddress.Single.class);
        assertThat(info.value()).isEqualTo("Info@example.com");
        assertThat(info.key()).isEqualTo("info@example.com");
        assertThat(info.domain()).isEqualTo(DomainName.parse("example.com"));
    }

    @Test
    void readsADomainAfterAnAtAsItsCatchAll() {
        AliasAddress all = AliasAddress.parse("@B\u00FCcher.example");

        assertThat(all).isInstanceOf(AliasAddress.CatchAll.class);
        assertThat(all.value()).isEqualTo("@xn--bcher-kva.example");
        assertThat(all.key()).isEqualTo("@xn--bcher-kva.example");
        assertThat(all.domain()).isEqualTo(DomainName.parse("b\u00FCcher.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "@@example.com", "example.com", "@example.com.", "@a@example.com", "info@", "*@a_b.de"})
    void refusesWhatIsNeither(String text) {
        assertThatThrownBy(() -> AliasAddress.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"info@example.com\"", "\"@example.com\""})
    void travelsAsAString(String wire) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.writeValueAsString(json.readValue(wire, AliasAddress.class)))
                .isEqualTo(wire);
    }
}

package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "accounts.example.com, accounts.example.com",
        "ACCOUNTS.Example.com, accounts.example.com",
        "accounts.example.com:8443, accounts.example.com",
        "accounts.example.com:, accounts.example.com",
        "accounts.example.com., accounts.example.com",
        "accounts.example.com.:443, accounts.example.com",
        "XN--BCHER-KVA.example, xn--bcher-kva.example"
    })
    void isReadFromTheHeader(String header, String name) {
        assertThat(HostName.parse(header)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":80",
                "localhost",
                "127.0.0.1",
                "127.0.0.1:8080",
                "[::1]:8080",
                "accounts.example.com..",
                "accounts.example.com:80:80",
                "accounts.example.com:http",
                "accounts.example.com/",
                "user@accounts.example.com",
                "a b.example"
            })
    void isNoneInAnotherForm(String header) {
        assertThat(HostName.parse(header)).isNull();
    }

    @Test
    void isNoneWithoutTheHeader() {
        assertThat(HostName.parse(null)).isNull();
    }
}

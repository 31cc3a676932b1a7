package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes that other programs made, of every scheme that can be imported. */
class PasswordVerificationTest {
    private static final String ASCII = "four-odd-words-together";
    private static final String UTF_8 = "k\u00E4se-und-brot-am-abend";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Debian's argon2 program: echo -n four-odd-words-together | argon2 gatehouse-salt16 <options> -e
                // -id -t 2 -k 19456 -p 1
                "$argon2id$v=19$m=19456,t=2,p=1$Z2F0ZWhvdXNlLXNhbHQxNg$zWHWnTRVgsXebPytPpDrJw7GQ837cb9azlxYCxlhW7w",
                // -id -t 3 -m 12 -p 4
                "$argon2id$v=19$m=4096,t=3,p=4$Z2F0ZWhvdXNlLXNhbHQxNg$c3ZAiManCW5hLZb05QDI0xWTWIwWIExx4t7FHUNOgic",
                // -i -t 3 -m 12 -p 1
                "$argon2i$v=19$m=4096,t=3,p=1$Z2F0ZWhvdXNlLXNhbHQxNg$gJQygttxcc5OYmXhzHxkAu64+1NUtY5BqeueRdHqKTs",
                // openssl passwd -6 -salt gatehouse, and crypt(3) of libxcrypt with rounds=1000
                "$6$gatehouse$lMNAnzigHutCLWUfIeljh4Is6SWbTV4u2w7AF6UtJlHG739SG5LjVsERnF3En9tRcreKC./3/mnGhBb8D7Wui0",
                "$6$rounds=1000$gatehouse$CdT/JGxbpvId00URpmve7.74yRCs2sC7G99YJrKDmZpe6HCNuBkIvCgIxrbDyk/seT8.qfQ7uCPIXz/HN.yVZ/",
                // openssl passwd -1 -salt gatehous
                "$1$gatehous$fa2upKJY1eKRzws3xHidG.",
                // crypt(3) of libxcrypt
                "$2a$05$N9qo8uLOickgx2ZMRZoMyeJeL4ESfaCeXeXNb.xYrDLrjPoqmwccG",
                "$2b$05$N9qo8uLOickgx2ZMRZoMyeJeL4ESfaCeXeXNb.xYrDLrjPoqmwccG",
                "$2y$05$N9qo8uLOickgx2ZMRZoMyeJeL4ESfaCeXeXNb.xYrDLrjPoqmwccG"
            })
    void letsInTheRightPasswordOnly(String hash) {
        assertThat(fits(hash, ASCII)).isTrue();
        assertThat(fits(hash, "four-odd-words-togethes")).isFalse();
        assertThat(fits(hash, ASCII + " ")).isFalse();
        assertThat(fits(hash, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the same programs
                "$argon2id$v=19$m=64,t=1,p=1$Z2F0ZWhvdXNlLXNhbHQxNg$SKIn6s0//hlbZQ2IW/3elBLmZ/+p1EHiRuEAlrI428w",
                "$6$gatehouse$VjlSmAMbRQNpHEmHAtZGj0I64voDPtXjoRXsiA/VQQTieORzRcvyv4eYTyZ..X2/jsAQJK4b9cLhGvqkK5n.i/",
                "$2b$05$N9qo8uLOickgx2ZMRZoMyewdwz7ljkwo1cujF/00EPmTS15EcWNyW"
            })
    void readsPasswordsAsUtf8InNfc(String hash) {
        assertThat(fits(hash, UTF_8)).isTrue();
        assertThat(fits(hash, UTF_8.replace("\u00E4", "a\u0308"))).isTrue();
        assertThat(fits(hash, UTF_8.replace('\u00E4', 'a'))).isFalse();
    }

    /** As every bcrypt does; its successor, made at that login, reads all of it. */
    @Test
    void seesTheFirst72BytesOfABcryptPassword() {
        String hash = "$2b$05$N9qo8uLOickgx2ZMRZoMyej2j0Zkw2E5XohszjUUJVaz5JPjerhg6"; // of 100 x, by libxcrypt

        assertThat(fits(hash, "x".repeat(100))).isTrue();
        assertThat(fits(hash, "x".repeat(72))).isTrue();
        assertThat(fits(hash, "x".repeat(71))).isFalse();
    }

    @Test
    void knowsHashesOfTheConfiguredCost() {
        PasswordHash hash = new Argon2(64, 1, 1).hash(new byte[] {'x'}, new byte[16]);

        assertThat(hash.isOf(new Argon2(64, 1, 1))).isTrue();
        assertThat(hash.isOf(new Argon2(64, 2, 1))).isFalse();
        assertThat(PasswordHash.parse("$1$gatehous$fa2upKJY1eKRzws3xHidG.").isOf(new Argon2(64, 1, 1)))
                .isFalse();
    }

    private static boolean fits(String hash, String password) {
        return PasswordHash.parse(hash).fits(LoginPassword.parse(password));
    }
}

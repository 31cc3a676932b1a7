package org.gatehouse.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.apache.commons.codec.digest.Md5Crypt;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final String SALT = "c29tZXNhbHQ";
    private static final String ARGON2 = "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    private static final String ARGON2ID = "$argon2id$v=19$m=65536,t=2,p=1" + ARGON2;
    private static final String BCRYPT = "$2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe";
    private static final String SHA512 =
            "$6$gatehouse$iWdmNSfL7Rocy9TzlsE/3Or/ccXC8fn0CU52BJCa9fJdT7Sj4467ZB153vpPakoi1w/iZ9ZBxvuZYj9l0rThs1";
    private static final String MD5 = "$1$gatehous$NvH81mCbVe1bO3IQTaGRh1";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // Debian's argon2 program: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -e, and with -i
                "ARGON2ID $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "ARGON2I $argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
                "BLF_CRYPT $2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe",
                "BLF_CRYPT $2b$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe",
                "BLF_CRYPT $2a$16$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe",
                "MD5_CRYPT $1$gatehous$NvH81mCbVe1bO3IQTaGRh1"
            })
    void takesTheHashesOfOtherPrograms(HashScheme scheme, String hash) {
        assertThat(PasswordHash.parse(hash).scheme()).isEqualTo(scheme);
        assertThat(PasswordHash.parse(hash).value()).isEqualTo(hash);
    }

    @Test
    void takesWhateverOtherImplementationsMake() {
        byte[] password = "four odd words".getBytes(UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            String bcrypt = OpenBSDBCrypt.generate("2b", password, salt, 4);
            assertThat(PasswordHash.parse(bcrypt).scheme()).isEqualTo(HashScheme.BLF_CRYPT);
            String sha512 = Sha2Crypt.sha512Crypt(password.clone(), "$6$rounds=1000$salt" + i);
            assertThat(PasswordHash.parse(sha512).scheme()).isEqualTo(HashScheme.SHA512_CRYPT);
            String md5 = Md5Crypt.md5Crypt(password.clone(), "$1$salt" + i);
            assertThat(PasswordHash.parse(md5).scheme()).isEqualTo(HashScheme.MD5_CRYPT);
        }
    }

    @Test
    void takesSha512WithAndWithoutRounds() {
        assertThat(PasswordHash.parse(SHA512).scheme()).isEqualTo(HashScheme.SHA512_CRYPT);
        assertThat(PasswordHash.parse(SHA512.replace("$6$", "$6$rounds=1000000$"))
                        .scheme())
                .isEqualTo(HashScheme.SHA512_CRYPT);
    }

    @ParameterizedTest
    @CsvSource({
        "{ARGON2ID}, ARGON2ID", "{argon2id}, ARGON2ID", "{BLF-CRYPT}, BLF_CRYPT", "{SHA512-CRYPT}, SHA512_CRYPT",
        "{MD5-CRYPT}, MD5_CRYPT", "{CRYPT}, BLF_CRYPT", "{CRYPT}, SHA512_CRYPT", "{CRYPT}, MD5_CRYPT"
    })
    void stripsTheFittingPrefixOfDovecot(String prefix, HashScheme scheme) {
        PasswordHash hash = PasswordHash.parse(prefix + example(scheme));

        assertThat(hash.value()).isEqualTo(example(scheme));
        assertThat(hash.scheme()).isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource({
        "{ARGON2I}, ARGON2ID",
        "{CRYPT}, ARGON2ID",
        "{PLAIN}, MD5_CRYPT",
        "{SHA512-CRYPT}, BLF_CRYPT",
        "{SSHA}, MD5_CRYPT"
    })
    void refusesAPrefixThatDoesNotFit(String prefix, HashScheme scheme) {
        refuses(prefix + example(scheme), "prefix");
    }

    @ParameterizedTest
    @CsvSource({
        "ARGON2ID, ARGON2ID",
        "ARGON2I, ARGON2I",
        "BLF_CRYPT, BLF-CRYPT",
        "SHA512_CRYPT, SHA512-CRYPT",
        "MD5_CRYPT, MD5-CRYPT"
    })
    void knowsTheNameOfItsSchemeInDovecot(HashScheme scheme, String name) {
        assertThat(scheme.dovecot()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=131073,t=1,p=1",
                "m=999999999,t=1,p=1",
                "m=65536,t=17,p=1",
                "m=65536,t=1,p=17",
                "m=131072,t=9,p=1",
                "m=7,t=1,p=1",
                "m=8,t=1,p=2"
            })
    void refusesArgon2ThatCostsTooMuchOrIsNothing(String cost) {
        refuses("$argon2id$v=19$" + cost + ARGON2, "an argon2 hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "00", "17", "31", "99"})
    void refusesBcryptOutsideOfCost4To16(String cost) {
        refuses(BCRYPT.replace("$05$", "$" + cost + "$"), "cost of 4 to 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "1000001", "999999999"})
    void refusesSha512OutsideOf1000To1000000Rounds(String rounds) {
        refuses(SHA512.replace("$6$", "$6$rounds=" + rounds + "$"), "1000 to 1000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "{PLAIN}password",
                "$",
                "$$$",
                "$argon2d$v=19$m=65536,t=2,p=1" + ARGON2,
                "$argon2id$m=65536,t=2,p=1" + ARGON2,
                "$argon2id$v=16$m=65536,t=2,p=1" + ARGON2,
                "$argon2id$v=19$t=2,m=65536,p=1" + ARGON2,
                "$argon2id$v=19$m=065536,t=2,p=1" + ARGON2,
                "$argon2id$v=19$m=65536,t=2,p=1,data=AAAA" + ARGON2,
                "$argon2id$v=19$m=65536,t=2,p=1$" + SALT,
                "$argon2id$v=19$m=-1,t=2,p=1" + ARGON2,
                "$argon2id$v=19$m=99999999999,t=2,p=1" + ARGON2,
                ARGON2ID + "=",
                ARGON2ID + "\n",
                " " + ARGON2ID,
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFh-_",
                "$2x$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe",
                "$2y$5$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe",
                "$2y$05$bvIG6Nmid91Mu9RcmmWZfP5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe",
                "$2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpf",
                "$2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFp",
                BCRYPT + "e",
                "$5$salt$abc",
                "$6$$iWdmNSfL7Rocy9TzlsE/3Or/ccXC8fn0CU52BJCa9fJdT7Sj4467ZB153vpPakoi1w/iZ9ZBxvuZYj9l0rThs1",
                "$6$rounds=05000$gatehouse$iWdmNSfL7Rocy9TzlsE/3Or/ccXC8fn0CU52BJCa9fJdT7Sj4467ZB153vpPakoi1w/iZ9ZBxvuZYj9l0rThs1",
                "$1$gatehouse$NvH81mCbVe1bO3IQTaGRh1",
                "$1$gatehous$NvH81mCbVe1bO3IQTaGRh9",
                "$apr1$gatehous$NvH81mCbVe1bO3IQTaGRh1",
                "{SHA512-CRYPT.b64}" + MD5,
                "{}" + MD5,
                "{MD5-CRYPT}",
                "{MD5-CRYPT}{MD5-CRYPT}" + MD5
            })
    void refusesAnotherForm(String hash) {
        refuses(hash, "in its usual text form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$c29tZQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm",
                "$c29tZXNhbHR$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$c29tZXNhbHQaa$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void refusesArgon2WithPoorOrDamagedParts(String parts) {
        refuses("$argon2id$v=19$m=65536,t=2,p=1" + parts, "base64");
    }

    @Test
    void refusesAFloodUnread() {
        refuses("$6$" + "a".repeat(1_000_000), "300 characters");
        refuses(ARGON2ID + "A".repeat(300), "300 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zqxzqxzqx", "{zqx}zqx", "{zqx}" + MD5, "$argon2id$v=19$m=65536,t=2,p=1$zqxz$zqxz"})
    void neverRepeatsWhatItRefuses(String hash) {
        assertThatThrownBy(() -> PasswordHash.parse(hash)).message().doesNotContain("zqx");
    }

    @Test
    void isReadFromJsonButNeverWrittenNorPrinted() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        PasswordHash hash = json.readValue("\"" + MD5 + "\"", PasswordHash.class);

        assertThat(hash.value()).isEqualTo(MD5);
        assertThat(hash.toString()).doesNotContain("$");
        assertThat(json.writeValueAsString(hash)).isEqualTo("{}");
    }

    private static String example(HashScheme scheme) {
        return switch (scheme) {
            case ARGON2ID -> ARGON2ID;
            case ARGON2I -> ARGON2ID.replace("argon2id", "argon2i");
            case BLF_CRYPT -> BCRYPT;
            case SHA512_CRYPT -> SHA512;
            case MD5_CRYPT -> MD5;
        };
    }

    private static void refuses(String hash, String rule) {
        assertThatThrownBy(() -> PasswordHash.parse(hash))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(rule);
    }
}

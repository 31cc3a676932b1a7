package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With the vectors of wire/luxsci.md 2.3. */
class SigningTest {
    private static final String SECRET = "s3cr3t";
    private static final String AUTH = "66840164-1700000000-abc";
    private static final String PROFILE = "/perl/api/v2/user/jane@example.com/profile";
    private static final String HASH = "73bc05feaa94cd7848324a8a4564f3944b7141511246223e71ade30d831ecfeb";

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        Signing.login("tok-123", "1700000000"),
                        "5b073f170ca7064ea87ea5d186dc3c3f938f550ff45cd22d70d350106358e9cf"),
                Arguments.of(
                        Signing.login("tok-123", "1700000000", "jane@example.com", "pa55"),
                        "3927a0012c84e96092166c203aa32daabb69ee10065cd6899e7a01c34e5cf566"),
                Arguments.of(
                        Signing.request(AUTH, "GET", PROFILE, "", ""),
                        "70bb753cf4dec6ae057139360a356a8b0913afb1a33f6267f9447befbeaca182"),
                Arguments.of(
                        Signing.request(AUTH, "GET", "/perl/api/v2/account/18184/users", "status=enabled", ""),
                        "376753527c9c90ccd785b48301cfb72944d52cf57f78138e64a7c87c0ddc81a2"),
                Arguments.of(
                        Signing.request(AUTH, "PUT", PROFILE, "", HASH),
                        "0664b72c91dd6d6042a09b127f38926f6173e355c2d966926c4be6ae3e4f1866"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsClientsDo(byte[] text, String signature) {
        assertThat(Signing.isOf(text, SECRET, signature)).isTrue();
        assertThat(Signing.isOf(text, SECRET, signature.toUpperCase(Locale.ROOT)))
                .isTrue();
        assertThat(Signing.isOf(Arrays.copyOf(text, text.length + 1), SECRET, signature))
                .isFalse();
        assertThat(Signing.isOf(text, SECRET + " ", signature)).isFalse();
        assertThat(Signing.isOf(text, SECRET, signature.substring(2))).isFalse();
    }

    @Test
    void hashesBodies() {
        assertThat(Signing.hash("{\"contact\":\"Jane\"}".getBytes(UTF_8))).isEqualTo(HASH);
    }

    @ParameterizedTest
    @MethodSource("noSignatures")
    void takesNothingElseForASignature(String signature) {
        assertThat(Signing.isOf(new byte[] {1}, SECRET, signature)).isFalse();
    }

    static Stream<String> noSignatures() {
        return Stream.of("", "0", "zz", "é", "5b07 3f17");
    }
}

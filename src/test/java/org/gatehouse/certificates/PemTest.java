package org.gatehouse.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.api.ApiException;
import org.gatehouse.support.TestCa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    /** Sequences in sequences, each without a length of its own. */
    private static byte[] endless(int depth) {
        byte[] content = new byte[2 * depth];
        for (int i = 0; i < content.length; i += 2) {
            content[i] = 0x30;
            content[i + 1] = (byte) 0x80;
        }
        return content;
    }

    /** The same in one that says its length. */
    private static byte[] hidden(int depth) {
        byte[] inner = endless(depth);
        byte[] content = Arrays.copyOf(
                new byte[] {0x30, (byte) 0x82, (byte) (inner.length >> 8), (byte) inner.length}, 4 + inner.length);
        System.arraycopy(inner, 0, content, 4, inner.length);
        return content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "CERTIFICATE", "EC PARAMETERS"})
    void refusesWhatIsNestedWithoutEnd(String type) {
        for (byte[] content : List.of(endless(20_000), hidden(20_000))) {
            String pem = TestCa.pem(type, content);

            assertRefused(() -> Pem.chain(pem));
            assertRefused(() -> Pem.key(pem));
        }
    }

    @Test
    void readsWhatItWrites() {
        TestCa.Issued issued = TestCa.selfSigned(Duration.ofDays(1), "mail.example.com");

        assertThat(Pem.chain(Pem.write(List.of(issued.certificate())))).containsExactly(issued.certificate());
        assertThat(Pem.key(Pem.write(issued.key().getPrivate())))
                .isEqualTo(issued.key().getPrivate());
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(CertificateProblem.CERTIFICATE_REFUSED));
    }
}

package org.gatehouse.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Outgoing;
import org.gatehouse.platform.OutgoingRefused;
import org.gatehouse.support.TestCa;
import org.junit.jupiter.api.Test;

/** Asks servers of its own, on loopback. */
class ServedCertificateTest {
    private static final String HOST = "mail.example.com";

    private static ServedCertificate asking(int port, Outgoing outgoing) {
        ServedCertificate served = new ServedCertificate();
        served.clock = Clock.systemUTC();
        served.config = new CertificatesConfig();
        served.config.httpsPort = port;
        served.outgoing = outgoing;
        served.hosts = new HostPlaces() {
            @Override
            Map<String, UUID> of(List<String> hosts) {
                return Map.of(hosts.get(0), UUID.randomUUID());
            }
        };
        return served;
    }

    private static Outgoing loopback() {
        return new Outgoing() {
            @Override
            public InetAddress allowed(String host) {
                return InetAddress.getLoopbackAddress();
            }
        };
    }

    private static ServerSocket serving(TestCa.Issued issued) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("host", issued.key().getPrivate(), new char[0], new Certificate[] {issued.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        ServerSocket server = tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        answer(server);
        return server;
    }

    private static void answer(ServerSocket server) {
        Thread thread = new Thread(() -> {
            try (SSLSocket peer = (SSLSocket) server.accept()) {
                peer.startHandshake();
                peer.getInputStream().read();
            } catch (IOException e) {
                // the test has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void countsTheDaysOfWhatIsServed() throws Exception {
        TestCa.Issued issued = TestCa.selfSigned(Duration.ofDays(10).plusHours(1), HOST);
        try (ServerSocket server = serving(issued)) {
            assertThat(asking(server.getLocalPort(), loopback()).daysLeft(HOST)).isEqualTo(10);
        }
    }

    @Test
    void isNegativeForWhatHasExpired() throws Exception {
        Instant now = Instant.now();
        TestCa.Issued issued = TestCa.trusted()
                .issue(TestCa.ec("secp256r1"), now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(2)), HOST);
        try (ServerSocket server = serving(issued)) {
            assertThat(asking(server.getLocalPort(), loopback()).daysLeft(HOST)).isEqualTo(-3);
        }
    }

    @Test
    void saysWhenThereIsNone() throws Exception {
        int closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = server.getLocalPort();
        }
        assertUnreachable(asking(closed, loopback()));
        assertUnreachable(asking(closed, new Outgoing() {
            @Override
            public InetAddress allowed(String host) throws OutgoingRefused {
                throw new OutgoingRefused("the host's addresses are not on the Internet");
            }
        }));
    }

    @Test
    void waitsForNobodyWhoNeverEnds() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dribble(server);
            ServedCertificate served = asking(server.getLocalPort(), loopback());
            served.longest = Duration.ofMillis(500);

            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertUnreachable(served));
        }
    }

    /** The head of a long answer, and the rest byte by byte. */
    private static void dribble(ServerSocket server) {
        Thread thread = new Thread(() -> {
            try (Socket peer = server.accept()) {
                peer.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
                while (true) {
                    peer.getOutputStream().write(0);
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                // the test has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void assertUnreachable(ServedCertificate served) {
        assertThatThrownBy(() -> served.daysLeft(HOST))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(CertificateProblem.HOST_UNREACHABLE));
    }
}

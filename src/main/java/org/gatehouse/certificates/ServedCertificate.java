package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.HOST_UNREACHABLE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Outgoing;

/** Asks a host of the organization for the certificate that it serves, whoever has signed it. Sends and reads nothing more. */
@ApplicationScoped
public class ServedCertificate {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    private static final int AT_ONCE = 8;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** How long one may take in all. */
    Duration longest = Duration.ofSeconds(10);

    @Inject
    HostPlaces hosts;

    @Inject
    Outgoing outgoing;

    @Inject
    CertificatesConfig config;

    @Inject
    Clock clock;

    /**
     * Whole days until the certificate at port 443 expires; negative after. Call it outside of transactions.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code host-outside}, {@code invalid-body}; 409 {@code host-unreachable},
     *     {@code domain-not-verified}; 503 {@code busy}
     */
    public long daysLeft(String host) {
        List<String> names = HostPlaces.parse(List.of(host));
        hosts.of(names);
        if (!places.tryAcquire()) {
            throw CommonProblem.BUSY
                    .because("%d hosts are being asked", AT_ONCE)
                    .with("Retry-After", "5");
        }
        try {
            X509Certificate served = ask(Hosts.base(names.get(0)));
            return StoredCertificate.daysLeft(
                    clock.instant(), Validity.of(served).until());
        } catch (IOException e) {
            throw HOST_UNREACHABLE.because("it does not speak TLS to this server");
        } finally {
            places.release();
        }
    }

    private X509Certificate ask(String host) throws IOException {
        InetAddress address = outgoing.allowed(host);
        CompletableFuture<Void> end =
                new CompletableFuture<Void>().orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        try (Socket plain = new Socket()) {
            var unused =
                    end.exceptionally(late -> close(plain)); // else a byte every few seconds would keep it for ever
            plain.connect(new InetSocketAddress(address, config.httpsPort()), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (SSLSocket tls =
                    (SSLSocket) context().getSocketFactory().createSocket(plain, host, config.httpsPort(), true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(host)));
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                return (X509Certificate) tls.getSession().getPeerCertificates()[0];
            }
        } finally {
            end.complete(null);
        }
    }

    private static Void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed all the same
        }
        return null;
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS in this Java", e);
        }
    }

    /** Believes everybody: it is the date that is asked for, of expired and self-signed certificates too. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package org.gatehouse.certificates;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.gatehouse.platform.OutgoingRefused;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;

/** Speaks with the one CA that is configured: whatever URLs it gives, none leads to another host, nor does a redirect. */
final class OneHostProvider extends AbstractAcmeProvider {
    private final URI directory;
    private final X509TrustManager roots;

    OneHostProvider(URI directory, X509TrustManager roots) {
        this.directory = directory;
        this.roots = roots;
    }

    @Override
    public boolean accepts(URI serverUri) {
        return serverUri.equals(directory);
    }

    @Override
    public URL resolve(URI serverUri) {
        try {
            return serverUri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the configuration was checked", e);
        }
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {roots}, null);
            return HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.getTimeout())
                    .proxy(settings.getProxySelector())
                    .sslContext(tls)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS in this Java", e);
        }
    }

    @Override
    public Connection connect(URI serverUri, NetworkSettings settings, HttpClient client) {
        return new DefaultConnection(createHttpConnector(settings, client)) {
            @Override
            protected void sendRequest(Session session, URL url, Consumer<HttpRequest.Builder> body)
                    throws IOException {
                if (!url.getProtocol().equals("https") || !url.getHost().equalsIgnoreCase(directory.getHost())) {
                    throw new OutgoingRefused("the CA sends us to another host than its directory's");
                }
                super.sendRequest(session, url, body);
            }
        };
    }
}

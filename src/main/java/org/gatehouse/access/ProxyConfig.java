package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Network;
import org.gatehouse.platform.StartCheck;
import org.gatehouse.platform.StartRefused;
import org.gatehouse.security.Peers;

/** Whose word is taken for where a request comes from. */
@ApplicationScoped
class ProxyConfig implements StartCheck, Peers {
    private static final String TRUSTED = "gatehouse.trusted-proxies";

    @Inject
    @ConfigProperty(name = TRUSTED)
    Optional<String> proxies; // Payara has no Optional<List>

    private volatile TrustedProxies trusted;

    TrustedProxies trusted() {
        return trusted;
    }

    @Override
    public String address(HttpServletRequest request) {
        PeerAddress peer = trusted.peer(request);
        Refusals.comesFrom(request, peer);
        return peer.value();
    }

    @Override
    public boolean isSecure(HttpServletRequest request) {
        return trusted.isSecure(request);
    }

    @Override
    public void check() {
        trusted = new TrustedProxies(Networks.of(read()));
    }

    private List<Network> read() {
        try {
            return proxies.stream()
                    .flatMap(list -> Stream.of(list.strip().split("\\s*,\\s*")))
                    .map(Network::parse)
                    .toList();
        } catch (InvalidValue e) {
            throw new StartRefused("Configuration key " + TRUSTED + ": " + e.getMessage() + ".");
        }
    }
}

package org.gatehouse.access;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.platform.Secrets;

/**
 * The signing keys, opened. Asks the database each time which they are, so that a rotation on one node binds on all; only
 * what an id stands for is remembered, since that never changes.
 */
@ApplicationScoped
class SigningKeys {
    private static final int MAX_OPENED = 16;

    @Inject
    SigningKeyService service;

    @Inject
    Secrets secrets;

    private final Map<UUID, ECKey> opened = new ConcurrentHashMap<>();

    /** The one that signs; made at the first need. */
    ECKey current() {
        return open(valid().get(0));
    }

    /** The key of this id, if there is or was one: whether it still counts is not said. */
    Optional<ECKey> find(UUID id) {
        ECKey known = opened.get(id);
        return known != null ? Optional.of(known) : service.find(id).map(this::open);
    }

    /** The public halves of those that count, in JSON (RFC 7517). */
    String publicSet() {
        List<JWK> keys = valid().stream().map(this::open).map(JWK.class::cast).toList();
        return new JWKSet(keys).toPublicJWKSet().toString();
    }

    private List<SigningKey> valid() {
        List<SigningKey> present = service.valid();
        return present.isEmpty() ? service.makeFirst() : present;
    }

    private ECKey open(SigningKey key) {
        if (opened.size() > MAX_OPENED) {
            opened.clear();
        }
        return opened.computeIfAbsent(key.id(), id -> parse(secrets.open(key.sealed(), SigningKey.context(id))));
    }

    private static ECKey parse(String pair) {
        try {
            return ECKey.parse(pair);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored signing key is none", e);
        }
    }
}

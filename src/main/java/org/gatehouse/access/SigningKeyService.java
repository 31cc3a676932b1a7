package org.gatehouse.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;
import org.gatehouse.platform.ServerStateRepository;

/** Makes and replaces signing keys, under the lock that all nodes share. The newest signs, {@value #VALID} count. */
@ApplicationScoped
@Retrying
@Transactional
class SigningKeyService {
    static final int VALID = 2;

    @Inject
    SigningKeyRepository keys;

    @Inject
    ServerStateRepository state;

    @Inject
    Secrets secrets;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.SUPPORTS)
    Optional<SigningKey> find(UUID id) {
        return keys.find(id);
    }

    /** Those that count, newest first; empty before the first need. */
    @Transactional(Transactional.TxType.SUPPORTS)
    List<SigningKey> valid() {
        return keys.newestFirst().stream().limit(VALID).toList();
    }

    /** As {@link #valid}, once there is one. */
    List<SigningKey> makeFirst() {
        state.lock();
        if (keys.newestFirst().isEmpty()) {
            keys.add(make(clock.instant()));
        }
        return valid();
    }

    @Idempotent
    SigningKeyView rotate() {
        state.lock();
        SigningKey made = replace();
        audit.done("signing-key.rotate", new Target("signing-key", made.id(), null));
        return made.view();
    }

    /** Rotates if even the newest key was made before {@code before}. */
    void rotateIfOlder(Instant before) {
        state.lock();
        List<SigningKey> present = keys.newestFirst();
        if (!present.isEmpty() && present.get(0).createdAt().isBefore(before)) {
            replace();
        }
    }

    private SigningKey replace() {
        List<SigningKey> present = keys.newestFirst();
        SigningKey made = make(present.isEmpty() ? clock.instant() : after(present.get(0)));
        keys.add(made);
        keys.remove(present.stream().skip(VALID - 1).toList());
        return made;
    }

    /** Now, or what is later than the key even if the node that made it is ahead of us. */
    private Instant after(SigningKey key) {
        Instant now = clock.instant();
        return now.isAfter(key.createdAt()) ? now : key.createdAt().plus(1, ChronoUnit.MICROS);
    }

    private SigningKey make(Instant at) {
        UUID id = Ids.next();
        try {
            String pair = new ECKeyGenerator(Curve.P_256)
                    .keyID(id.toString())
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate()
                    .toJSONString();
            return new SigningKey(id, secrets.seal(pair, SigningKey.context(id)), at);
        } catch (JOSEException e) {
            throw new IllegalStateException("no P-256 in this Java", e);
        }
    }
}

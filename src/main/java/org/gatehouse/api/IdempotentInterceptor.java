package org.gatehouse.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.Secrets;
import org.gatehouse.platform.SqlFailures;

/**
 * Claims the key first, inside the use case's own transaction. A second request with the key waits at the unique index until
 * the first has committed, and then finds its view; had the first failed, nothing is stored and the second goes ahead.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {
    @Inject
    IdempotencyRequest request;

    @Inject
    IdempotencyRepository records;

    @Inject
    HttpConfig config;

    @Inject
    Secrets secrets;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        Optional<IdempotencyRequest.Key> given = request.key();
        if (given.isEmpty()) {
            return call.proceed();
        }
        IdempotencyRequest.Key key = given.get();
        Instant now = clock.instant();
        if (!claim(key, now)) {
            return stored(key, call.getMethod().getReturnType());
        }
        Object view = call.proceed();
        records.keep(key, secrets.seal(json.write(view), key.context()));
        return view;
    }

    private boolean claim(IdempotencyRequest.Key key, Instant now) {
        try {
            records.forget(key, now.minus(config.idempotencyKeep()));
            return records.claim(key, now);
        } catch (RuntimeException e) {
            if (SqlFailures.mayPass(e)) {
                throw CommonProblem.STILL_RUNNING
                        .because("ask again in a while")
                        .with("Retry-After", "5");
            }
            throw e;
        }
    }

    private Object stored(IdempotencyRequest.Key key, Class<?> type) {
        IdempotencyRepository.Stored stored = records.find(key);
        if (!stored.fingerprint().equals(key.fingerprint())) {
            throw CommonProblem.IDEMPOTENCY_KEY_REUSED.because("a new body needs a new key");
        }
        return json.readOwn(secrets.open(stored.sealedView(), key.context()), type);
    }
}

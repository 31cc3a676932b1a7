package org.gatehouse.api;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory for bodies of batches ({@code gatehouse.http.batch-memory}). When it is used up, further ones wait a while and
 * are then refused, so that many at once cannot exhaust the heap.
 */
@ApplicationScoped
class BatchMemory {
    private static final long PATIENCE_SECONDS = 20;

    @Inject
    HttpConfig config;

    private Semaphore free;

    @PostConstruct
    void start() {
        free = new Semaphore(config.batchMemory(), true);
    }

    void take(int bytes) {
        try {
            if (!free.tryAcquire(bytes, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw CommonProblem.BUSY.because("other batches are being read").with("Retry-After", "5");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommonProblem.BUSY.because("the server stops").with("Retry-After", "5");
        }
    }

    void give(int bytes) {
        free.release(bytes);
    }
}

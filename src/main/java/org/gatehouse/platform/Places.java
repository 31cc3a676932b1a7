package org.gatehouse.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few do costly work at a time, in order of arrival, and few more wait: each who waits holds a thread of the server. Enter
 * outside of transactions.
 */
public final class Places {
    private final Semaphore places;
    private final Semaphore line;
    private final Duration wait;
    private final Supplier<? extends RuntimeException> busy;

    /**
     * Places, and room to wait for one.
     *
     * @param busy made for whoever finds no room, or waits longer than {@code wait}
     */
    public Places(int concurrent, int queue, Duration wait, Supplier<? extends RuntimeException> busy) {
        this.places = new Semaphore(concurrent, true);
        this.line = new Semaphore(concurrent + queue);
        this.wait = wait;
        this.busy = busy;
    }

    /** Does the work as soon as there is a place. */
    public <T> T in(Supplier<T> work) {
        if (!line.tryAcquire()) {
            throw busy.get();
        }
        try {
            enter();
            try {
                return work.get();
            } finally {
                places.release();
            }
        } finally {
            line.release();
        }
    }

    /** How many more may come just now. */
    public int free() {
        return line.availablePermits();
    }

    private void enter() {
        try {
            if (!places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy.get();
        }
    }
}

package org.gatehouse.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Calls that start together, each in a thread of its own. */
public final class AtOnce {
    private AtOnce() {}

    /** What the calls returned, in the order of their numbers. */
    public static <T> List<T> call(int times, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CyclicBarrier start = new CyclicBarrier(times);
            List<Callable<T>> calls = new ArrayList<>();
            for (int number = 0; number < times; number++) {
                int own = number;
                calls.add(() -> {
                    start.await();
                    return call.apply(own);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("a call failed", e.getCause());
        } finally {
            threads.shutdown();
        }
    }
}

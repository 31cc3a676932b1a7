package org.gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches of 10 000 creates, one after the other by one caller; counted in items a second.
 *
 * @param most how many batches a turn has at most
 */
record Batch(String name, int most, Preparation preparation) implements Measurement {
    /** Makes a batch ready to be sent, which is not timed; {@code tag} makes its names unique. */
    interface Preparation {
        Runnable of(String tag);
    }

    @Override
    public Sample take(String tag, Duration length) {
        List<Double> seconds = new ArrayList<>();
        double sum = 0;
        while (sum < length.toSeconds() && seconds.size() < most) {
            Runnable batch = preparation.of("b-%s-%d".formatted(tag, seconds.size()));
            long begin = System.nanoTime();
            batch.run();
            double taken = (System.nanoTime() - begin) / 1e9;
            seconds.add(taken);
            sum += taken;
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        return new Sample(
                Api.BATCH * seconds.size() / sum,
                1e3 * sorted.get(sorted.size() / 2),
                1e3 * sorted.get(sorted.size() - 1));
    }
}

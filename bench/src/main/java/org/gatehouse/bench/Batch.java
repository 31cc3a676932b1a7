package org.gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Batches of 10 000 new users, one after the other by one caller; counted in users a second. */
record Batch(String name, Api api) implements Measurement {
    @Override
    public Sample take(String tag, Duration length) {
        List<Double> seconds = new ArrayList<>();
        double sum = 0;
        while (sum < length.toSeconds()) {
            String batch = Api.batch("b-%s-%d".formatted(tag, seconds.size()), Api.BATCH);
            long begin = System.nanoTime();
            api.send(batch, Api.BATCH);
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

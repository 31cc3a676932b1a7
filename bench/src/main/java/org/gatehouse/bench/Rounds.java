package org.gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Lets all measurements take their turns, round after round, and keeps what they took. */
final class Rounds {
    private final Map<Measurement, List<Sample>> samples = new LinkedHashMap<>();

    Rounds(List<Measurement> measurements) {
        measurements.forEach(measurement -> samples.put(measurement, new ArrayList<>()));
    }

    /** One uncounted round: nearly all of it for what runs in the server, whose code is compiled while it runs. */
    void warmUp(Duration whole) throws Exception {
        long loads = samples.keySet().stream().filter(Load.class::isInstance).count();
        for (Measurement measurement : samples.keySet()) {
            if (!whole.isZero()) {
                long turn = measurement instanceof Load ? Math.max(1, whole.toSeconds() / loads) : 1;
                measurement.take("w", Duration.ofSeconds(turn));
            }
        }
    }

    void take(String tag, Duration turn) throws Exception {
        for (Map.Entry<Measurement, List<Sample>> entry : samples.entrySet()) {
            Sample sample = entry.getKey().take(tag, turn);
            entry.getValue().add(sample);
            Bench.say("   %-42s %8.0f/s", entry.getKey().name(), sample.rate());
        }
    }

    double rate(Measurement measurement) {
        return median(measurement, Sample::rate);
    }

    double median(Measurement measurement, ToDoubleFunction<Sample> figure) {
        double[] sorted = sorted(measurement, figure);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Lowest and highest rate. */
    String spread(Measurement measurement) {
        double[] sorted = sorted(measurement, Sample::rate);
        return "[%.0f-%.0f]".formatted(sorted[0], sorted[sorted.length - 1]);
    }

    private double[] sorted(Measurement measurement, ToDoubleFunction<Sample> figure) {
        return samples.get(measurement).stream().mapToDouble(figure).sorted().toArray();
    }
}

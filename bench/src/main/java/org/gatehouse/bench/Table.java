package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;

/** The figures of all rounds as lines of text. */
final class Table {
    private final Rounds rounds;
    private final Measurement ping;

    Table(Rounds rounds, Measurement ping) {
        this.rounds = rounds;
        this.ping = ping;
    }

    String of(List<Part> parts, List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add("%-42s %8s %17s %9s %9s %8s %9s  %s"
                .formatted("call", "per s", "", "p50 ms", "p99 ms", "of ping", "of floor", "bar"));
        lines.add(line(ping, ofPing(ping), ""));
        for (Part part : parts) {
            for (Call call : part.calls()) {
                double share = rate(call.load()) / call.floor(rounds, ping);
                lines.add(line(call.load(), ofPing(call.load()), atLeast(share, call.bar())));
            }
            lines.addAll(part.lines(this));
        }
        lines.add("");
        lines.add("plain JDBC and signatures, %d at a time (batches: 1)".formatted(Load.CONNECTIONS));
        for (Measurement measurement : measurements) {
            if (measurement instanceof Plain
                    || measurement instanceof PlainBatch
                    || measurement instanceof Signatures) {
                lines.add("%-42s %8.0f %17s".formatted(measurement.name(), rate(measurement), spread(measurement)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    double rate(Measurement measurement) {
        return rounds.rate(measurement);
    }

    double ping() {
        return rate(ping);
    }

    /** A measurement that is no share of a ping. */
    String line(Measurement measurement) {
        return line(measurement, "", "");
    }

    String line(Measurement measurement, String verdict) {
        return line(measurement, "", verdict);
    }

    String lineOfCall(Measurement measurement) {
        return line(measurement, ofPing(measurement), "");
    }

    /** A figure made of others. */
    static String figure(String name, String verdict) {
        return "%-42s %8s %17s %9s %9s %8s %s".formatted(name, "", "", "", "", "", verdict);
    }

    static String figure(double value) {
        return "%9.2f".formatted(value);
    }

    static String atLeast(double value, double bar) {
        return figure(value, ">= " + bar, value >= bar);
    }

    static String atMost(double value, double bar) {
        return figure(value, "<= " + bar, value <= bar);
    }

    /** Of MiB. */
    static String atMostMore(long value, long bar) {
        return "%+9d  %-8s %s".formatted(value, "<= +" + bar, value <= bar ? "pass" : "FAIL");
    }

    private static String figure(double value, String bar, boolean reached) {
        return "%9.2f  %-8s %s".formatted(value, bar, reached ? "pass" : "FAIL");
    }

    private String line(Measurement measurement, String ofPing, String verdict) {
        return "%-42s %8.0f %17s %9.1f %9.1f %8s %s"
                .formatted(
                        measurement.name(),
                        rate(measurement),
                        spread(measurement),
                        rounds.median(measurement, Sample::p50),
                        rounds.median(measurement, Sample::p99),
                        ofPing,
                        verdict);
    }

    private String ofPing(Measurement measurement) {
        return "%.2f".formatted(rate(measurement) / ping());
    }

    private String spread(Measurement measurement) {
        return rounds.spread(measurement);
    }
}

package org.gatehouse.access;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gatehouse.access.limits.CodeLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What an allow list of 500 blocks costs a request, beside one of a single block. Callers come in no order, half of them
 * from within.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworksBenchmark {
    private static final int CALLERS = 4096;

    @Param({"1", "500"})
    public int blocks;

    @Param({"4", "6"})
    public int version;

    private final String[] texts = new String[CALLERS];
    private final PeerAddress[] callers = new PeerAddress[CALLERS];
    private Locks locks;
    private int next;

    @Setup
    public void setUp() {
        Random random = new Random(1);
        List<Network> networks = IntStream.range(0, blocks)
                .mapToObj(i -> Network.parse(address(i, 128) + (version == 4 ? "/25" : "/121")))
                .toList();
        locks = new Locks(true, null, null, Set.of(Dialect.V1), null, Networks.of(networks), CodeLimits.NONE);
        for (int i = 0; i < CALLERS; i++) {
            texts[i] = address(random.nextInt(blocks), random.nextInt(256));
            callers[i] = PeerAddress.parse(texts[i]);
        }
    }

    /** As a request is checked: from the text of the socket's peer to the verdict. */
    @Benchmark
    public boolean check() {
        return locks.admits(PeerAddress.parse(texts[next++ & CALLERS - 1]));
    }

    /** The last step of it alone. */
    @Benchmark
    public boolean lookUp() {
        return locks.admits(callers[next++ & CALLERS - 1]);
    }

    private String address(int block, int last) {
        return version == 4
                ? "10." + block / 250 + "." + block % 250 + "." + last
                : "2001:db8:" + Integer.toHexString(block) + "::" + Integer.toHexString(last);
    }

    /** Takes the options of JMH: {@code -f 1 -wi 2 -i 2} for a look. */
    public static void main(String... arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(NetworksBenchmark.class.getName())
                        .build())
                .run();
        for (String what : List.of("check", "lookUp")) {
            for (String version : List.of("4", "6")) {
                double one = score(results, what, version, "1");
                double many = score(results, what, version, "500");
                System.out.printf(
                        "%s, IPv%s: %.0f ns with one block, %.0f ns with 500, %.2f times as much%n",
                        what, version, one, many, many / one);
            }
        }
    }

    private static double score(Collection<RunResult> results, String what, String version, String blocks) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + what))
                .filter(result -> result.getParams().getParam("version").equals(version))
                .filter(result -> result.getParams().getParam("blocks").equals(blocks))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getScore();
    }
}

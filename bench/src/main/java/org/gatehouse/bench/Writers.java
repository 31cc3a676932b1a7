package org.gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.bench.WebAides.Container;

/**
 * Writers that each replace entries of a container one after the other, all at the same time. A write that fails ends the run,
 * and so does one that was lost: the numbers of a container's writes must have no gap, and its delta must tell each entry at the
 * version that was answered last.
 *
 * @param containers one for each writer; several may share one
 */
record Writers(String name, Api api, List<Container> containers) implements Measurement {
    private static final Pattern ANSWER = Pattern.compile("\"etag\":\"([^\"]+)\",\"sequence\":(\\d+)");
    private static final Pattern TOLD = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"etag\":\"([^\"]+)\"");
    private static final int PAGE = 1000;

    private record Write(UUID entry, String etag, long sequence, double millis) {}

    @Override
    public Sample take(String tag, Duration length) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(containers.size());
        try {
            Map<Container, String> since = new HashMap<>();
            containers.forEach(container -> since.computeIfAbsent(container, one -> WebAides.latest(api, one)));
            long begin = System.nanoTime();
            List<Callable<List<Write>>> work = new ArrayList<>();
            for (Container container : containers) {
                work.add(() -> write(container, begin + length.toNanos()));
            }
            Map<Container, List<Write>> writes = new HashMap<>();
            List<Future<List<Write>>> done = threads.invokeAll(work);
            double seconds = (System.nanoTime() - begin) / 1e9;
            for (int i = 0; i < done.size(); i++) {
                writes.computeIfAbsent(containers.get(i), one -> new ArrayList<>())
                        .addAll(done.get(i).get());
            }
            for (Map.Entry<Container, List<Write>> entry : writes.entrySet()) {
                requireAll(entry.getKey(), entry.getValue(), since.get(entry.getKey()));
            }
            return sample(writes.values().stream().flatMap(List::stream).toList(), seconds);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Write> write(Container container, long deadline) {
        List<Write> writes = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            UUID entry =
                    container.entries().get(random.nextInt(container.entries().size()));
            String draft = Contacts.draft(String.valueOf(random.nextInt(1_000_000)), "x".repeat(random.nextInt(1, 40)));
            long sent = System.nanoTime();
            Matcher answer = ANSWER.matcher(api.put(container.path(entry), draft, 200));
            double millis = (System.nanoTime() - sent) / 1e6;
            if (!answer.find()) {
                throw new IllegalStateException(name + ": an answer without a version");
            }
            writes.add(new Write(entry, answer.group(1), Long.parseLong(answer.group(2)), millis));
        }
        return writes;
    }

    private void requireAll(Container container, List<Write> writes, String since) {
        long[] numbers = writes.stream().mapToLong(Write::sequence).sorted().toArray();
        long distinct = Arrays.stream(numbers).distinct().count();
        if (distinct != writes.size() || numbers[numbers.length - 1] - numbers[0] + 1 != distinct) {
            throw new IllegalStateException(name + ": the numbers of the writes are not one after the other");
        }
        Map<UUID, Write> last = new HashMap<>();
        writes.forEach(write -> last.merge(write.entry(), write, (a, b) -> a.sequence() > b.sequence() ? a : b));
        Map<UUID, String> expected = new HashMap<>();
        last.forEach((entry, write) -> expected.put(entry, write.etag()));
        if (!expected.equals(told(container, since))) {
            throw new IllegalStateException(name + ": the delta does not tell what was written");
        }
    }

    private Map<UUID, String> told(Container container, String since) {
        String delta = api.get(container.path() + "/changes?fields=ids&limit=" + PAGE + "&since=" + since);
        Map<UUID, String> told = new HashMap<>();
        TOLD.matcher(delta).results().forEach(each -> told.put(UUID.fromString(each.group(1)), each.group(2)));
        return told;
    }

    private static Sample sample(List<Write> writes, double seconds) {
        List<Double> millis = new ArrayList<>(writes.stream().map(Write::millis).toList());
        Collections.sort(millis);
        return new Sample(writes.size() / seconds, millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100));
    }
}

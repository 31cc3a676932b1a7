package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** 1 000 pending sessions that are asked for as fast as may be, while devices approve ten a second; any failure ends the run. */
record PolledWhileApproved(String name, String url, Logintc logins, Path paths) implements Measurement {
    private static final long EVERY_MILLIS = 100;

    @Override
    public Sample take(String tag, Duration length) throws Exception {
        List<String> sessions = logins.begin();
        Files.write(paths, sessions);
        ScheduledExecutorService devices = Executors.newSingleThreadScheduledExecutor();
        try {
            Iterator<Runnable> approvals = logins.people().stream()
                    .flatMap(person -> person.device().approvals())
                    .iterator();
            Future<?> approving = devices.scheduleAtFixedRate(
                    () -> approvals.next().run(), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            Sample sample = new Load(name, url, "logintc", logins::key, paths.toString()).take(tag, length);
            if (approving.isDone()) {
                approving.get(); // throws what ended it
                throw new IOException("there were not enough sessions to approve");
            }
            return sample;
        } finally {
            devices.shutdown();
            devices.awaitTermination(10, TimeUnit.SECONDS);
            logins.cancel(sessions);
        }
    }
}

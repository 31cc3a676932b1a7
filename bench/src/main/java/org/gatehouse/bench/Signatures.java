package org.gatehouse.bench;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Signs what is as long as a token by ES256 with Java's own provider: what a new token cannot do without. */
record Signatures() implements Measurement {
    private static final byte[] TEXT = "x".repeat(800).getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "ES256 signature";
    }

    @Override
    public Sample take(String tag, Duration length) throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair key = keys.generateKeyPair();
        ExecutorService threads = Executors.newFixedThreadPool(Load.CONNECTIONS);
        try {
            long begin = System.nanoTime();
            Callable<Long> work = () -> count(key, begin + length.toNanos());
            long signatures = 0;
            for (Future<Long> done : threads.invokeAll(Collections.nCopies(Load.CONNECTIONS, work))) {
                signatures += done.get();
            }
            return Sample.of(signatures * 1e9 / (System.nanoTime() - begin));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Long count(KeyPair key, long deadline) throws Exception {
        long signatures = 0;
        while (System.nanoTime() < deadline) {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(TEXT);
            signature.sign();
            signatures++;
        }
        return signatures;
    }
}

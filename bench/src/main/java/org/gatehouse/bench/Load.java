package org.gatehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call sent by wrk over {@value #CONNECTIONS} connections.
 *
 * @param script the name of the call in call.lua
 * @param credentials the API code or a token that counts now, or null
 * @param data the last argument of the script, or null for the tag of the turn
 */
record Load(String name, String url, String script, Supplier<String> credentials, String data) implements Measurement {
    static final int CONNECTIONS = 32;

    private static final Pattern RESULT = Pattern.compile("(?m)^result (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)$");

    @Override
    public Sample take(String tag, Duration length) throws IOException {
        String output = Bench.output(
                "wrk",
                "--threads=2",
                "--connections=" + CONNECTIONS,
                "--duration=" + length.toSeconds() + "s",
                "--timeout=10s",
                "--script=bench/wrk/call.lua",
                url,
                "--",
                script,
                credentials == null ? "-" : credentials.get(),
                data == null ? tag : data);
        Matcher result = RESULT.matcher(output);
        if (!result.find() || !result.group(5).equals("0")) {
            throw new IOException(name + " met failures:\n" + output);
        }
        return new Sample(
                Double.parseDouble(result.group(1)) * 1e6 / Double.parseDouble(result.group(2)),
                Double.parseDouble(result.group(3)) / 1e3,
                Double.parseDouble(result.group(4)) / 1e3);
    }
}

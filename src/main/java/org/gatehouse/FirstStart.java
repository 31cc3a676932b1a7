package org.gatehouse;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.access.ApiCodeView;
import org.gatehouse.platform.DatabaseStart;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.OwnerOnlyFile;
import org.gatehouse.platform.PlatformConfig;
import org.gatehouse.platform.StartRefused;

/** Has an empty database filled, and shows the operator the new codes once they are good, after the commit. */
@ApplicationScoped
public class FirstStart {
    private static final Log LOG = Log.of(FirstStart.class);
    private static final String CODE_FILE = "first-api-code";

    @Inject
    FirstStartService service;

    @Inject
    PlatformConfig platform;

    @Inject
    @ConfigProperty(name = "gatehouse.url")
    String url;

    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 100) @Initialized(ApplicationScoped.class)
                    Object application) {
        try {
            FirstStartService.Codes made = service.start();
            made.first().ifPresent(this::showFirst);
            made.rescue().ifPresent(this::showRescue);
        } catch (StartRefused e) {
            LOG.error(null, "Gatehouse does not start. %s", e.getMessage());
            throw e;
        }
    }

    private void showFirst(ApiCodeView code) {
        Path file = platform.data().resolve(CODE_FILE);
        String place = "stands in " + file;
        try {
            OwnerOnlyFile.write(file, code.secret() + "\n");
        } catch (StartRefused e) {
            LOG.error(null, "The first API code is on the console only. %s", e.getMessage());
            place = "stands nowhere else";
        }
        print("FIRST START: this API code opens everything. It is shown once and " + place + ".", code);
    }

    private void showRescue(ApiCodeView code) {
        print(
                "RESCUE: this API code makes other codes, until " + code.expiresAt() + ". Unset GATEHOUSE_RESCUE_CODE.",
                code);
    }

    /** To the console of the process, past the log: a log is kept and sent elsewhere. */
    private void print(String line, ApiCodeView code) {
        String frame = "=".repeat(100);
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        console.printf("%n%s%n%n  %s%n%n  %s%n%n", frame, line, code.secret());
        console.printf("  curl %s/v1/api-codes -H 'Authorization: Bearer %s'%n%n%s%n%n", url, code.secret(), frame);
    }
}

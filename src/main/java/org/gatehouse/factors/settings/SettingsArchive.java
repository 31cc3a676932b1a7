package org.gatehouse.factors.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * How a domain asks for second factors, in an archive, and its icon; where there is either. What proves a user, devices, tokens
 * and codes, is in no archive.
 */
@ApplicationScoped
class SettingsArchive implements ArchivePart {
    private static final String ICON = "icon.png";
    private static final String SETTINGS = "second-factor.json";

    @Inject
    Jdbc jdbc;

    @Inject
    SettingsRepository settings;

    @Inject
    StrictJson json;

    @Override
    public int place() {
        return SECOND_FACTOR;
    }

    @Override
    public boolean owns(String file) {
        return file.equals(ICON) || file.equals(SETTINGS);
    }

    @Override
    public void write(ArchiveSource from, ArchiveOutput to) throws IOException {
        Sql select = new Sql("select content from domain_icon where domain_id = ", from.domainId())
                .add(" and organization_id = ", from.organizationId());
        Optional<String> icon = jdbc.first(select, row -> row.getString(1));
        if (icon.isPresent()) {
            try (OutputStream file = to.file(ICON)) {
                file.write(Base64.getDecoder().decode(icon.get()));
            }
        }
        Optional<SecondFactorSettings> found = settings.readSettings(from.organizationId(), from.domainId());
        if (found.isPresent()) {
            try (JsonLines file = new JsonLines(to.file(SETTINGS), json)) {
                file.add(found.get());
            }
        }
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return file -> {
            if (file.name().equals(ICON)) {
                icon(file);
            } else {
                file.as(SecondFactorSettings.class, file.document());
            }
        };
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        return file -> {
            if (file.name().equals(ICON)) {
                addIcon(icon(file), archive);
            } else {
                addSettings(file.as(SecondFactorSettings.class, file.document()), archive);
            }
        };
    }

    /** Written anew, as any that is sent: what we have written before comes out the same. */
    private static byte[] icon(ArchiveFile file) throws IOException {
        try {
            return IconImage.cleaned(file.bytes(IconImage.MAX_BYTES));
        } catch (ApiException refusal) {
            throw file.wrong(refusal);
        }
    }

    private void addIcon(byte[] png, ArchiveRestore archive) {
        jdbc.batch(
                "insert into domain_icon (domain_id, organization_id, content, version, updated_at)"
                        + " values (?, ?, ?, 1, ?)",
                List.<Object[]>of(new Object[] {
                    archive.domainId(),
                    archive.organizationId(),
                    Base64.getEncoder().encodeToString(png),
                    Times.column(archive.now())
                }));
    }

    private void addSettings(SecondFactorSettings found, ArchiveRestore archive) {
        jdbc.batch(
                "insert into domain_second_factor (domain_id, organization_id, max_allowed_retries, request_timeout,"
                        + " activation_code_expiration, request_polling_enabled, bypass_enabled, hardware_enabled,"
                        + " version, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
                List.<Object[]>of(new Object[] {
                    archive.domainId(),
                    archive.organizationId(),
                    found.maxAllowedRetries(),
                    found.requestTimeout(),
                    found.activationCodeExpiration(),
                    found.requestPollingEnabled(),
                    found.bypassEnabled(),
                    found.hardwareEnabled(),
                    Times.column(archive.now())
                }));
    }
}

package org.gatehouse.factors.hardware;

import static org.gatehouse.factors.FactorProblem.SERIAL_NUMBER_TAKEN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.security.Caller;

/** Writes some tokens of a file in one transaction of their own; with one audit row for all. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class TokenPieceService {
    @Inject
    HardwareTokenRepository tokens;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    List<ImportedToken> write(List<TokenImportService.Judged> piece) {
        // in one order, so that two files with the same tokens do not wait for each other; the first of a file stays
        // the first
        List<NewToken> good = piece.stream()
                .map(TokenImportService.Judged::token)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(NewToken::key))
                .toList();
        Set<UUID> added = good.isEmpty() ? Set.of() : tokens.add(caller.organizationId(), good, clock.instant());
        if (!added.isEmpty()) {
            ImportedToken first = piece.get(0).told();
            audit.done(
                    "hardware-token.import",
                    new Target("hardware-token", null, null),
                    "%d of %d from number %d of the file".formatted(added.size(), piece.size(), first.index()));
        }
        return piece.stream()
                .map(judged ->
                        judged.token() == null || added.contains(judged.token().id())
                                ? judged.told()
                                : taken(judged.told()))
                .toList();
    }

    private static ImportedToken taken(ImportedToken told) {
        return ImportedToken.refused(
                told.index(),
                told.serialNumber(),
                SERIAL_NUMBER_TAKEN.at("/serialNumber", "is in use in this organization"));
    }
}

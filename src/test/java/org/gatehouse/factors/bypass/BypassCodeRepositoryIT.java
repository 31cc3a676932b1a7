package org.gatehouse.factors.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bypass codes as two nodes use them in one database, whatever the time is. */
class BypassCodeRepositoryIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);

    private final BypassCodeRepository node = node();
    private final BypassCodeRepository otherNode = node();
    private final UUID organization = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @BeforeEach
    void makeUser() throws SQLException {
        DATABASE.addOrganization(organization);
        DATABASE.addUser(organization, user);
    }

    @Test
    void passAsOftenAsTheyMayOnWhicheverNode() {
        UUID id = added(3, null);

        List<Boolean> passed =
                AtOnce.call(20, number -> (number % 2 == 0 ? node : otherNode).use(organization, user, mac(id), NOW));

        assertThat(passed.stream().filter(Boolean::booleanValue)).hasSize(3);
        assertThat(node.find(organization, id, NOW)).isEmpty();
    }

    @Test
    void areNothingAfterTheirEnd() {
        UUID id = added(1, END);
        assertThat(node.find(organization, id, END.minusMillis(1))).isPresent();

        assertThat(node.find(organization, id, END)).isEmpty();
        assertThat(node.list(organization, user, END)).isEmpty();
        assertThat(node.hasAny(organization, user, END)).isFalse();
        assertThat(node.use(organization, user, mac(id), END)).isFalse();
    }

    @Test
    void areForgottenOnceTheyAreNothing() {
        UUID expired = added(1, END);
        UUID used = added(1, null);
        UUID alive = added(1, END.plusSeconds(1));
        node.use(organization, user, mac(used), NOW);

        node.forgetExpired(END);
        node.forgetUsed();

        assertThat(node.isTaken(mac(expired))).isFalse();
        assertThat(node.isTaken(mac(used))).isFalse();
        assertThat(node.isTaken(mac(alive))).isTrue();
    }

    @Test
    void showTheDigitsOfThoseThatAreThereYet() {
        UUID expired = added(1, END);
        UUID used = added(1, null);
        UUID alive = added(1, END.plusSeconds(1));
        node.use(organization, user, mac(used), NOW);
        List<UUID> all = List.of(expired, used, alive);

        assertThat(node.sealed(organization, all, END)).containsOnlyKeys(alive);
        assertThat(node.sealed(UUID.randomUUID(), all, END)).isEmpty();
    }

    private UUID added(int uses, Instant end) {
        UUID id = Ids.next();
        node.add(organization, new BypassCodeView(id, user, null, uses, uses, end, NOW), "sealed", mac(id));
        return id;
    }

    private static String mac(UUID id) {
        return id.toString();
    }

    private static BypassCodeRepository node() {
        BypassCodeRepository node = new BypassCodeRepository();
        node.jdbc = Jdbc.on(DATABASE);
        return node;
    }
}

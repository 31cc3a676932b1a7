package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailuresTest {
    private static final SQLException H2 = new SQLException(
            "Unique index or primary key violation: \"public.mail_address_pk_index_1 on public.mail_address(address)"
                    + " values ( /* key:7 */ 'user_account_username_unique')\"",
            "23505");
    private static final SQLException POSTGRESQL =
            new SQLException("ERROR: duplicate key value violates unique constraint \"mail_address_pk\"", "23505");

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "HYT00", "55P03"})
    void mayPassWhenAnotherWriterStoodInTheWay(String state) {
        assertThat(SqlFailures.mayPass(wrapped(new SQLException("no", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "08006"})
    void doNotPassOtherwise(String state) {
        assertThat(SqlFailures.mayPass(wrapped(new SQLException("no", state)))).isFalse();
    }

    @Test
    void doNotPassWithoutAState() {
        assertThat(SqlFailures.mayPass(new SQLException("no"))).isFalse();
        assertThat(SqlFailures.mayPass(null)).isFalse();
    }

    @Test
    void areFoundAlongCausesAndNextExceptionsAndWhatWasSuppressed() {
        BatchUpdateException batch = new BatchUpdateException("batch", "00000", new int[0]);
        batch.setNextException(POSTGRESQL);
        RuntimeException rollback = new RuntimeException("rolled back");
        rollback.addSuppressed(wrapped(H2));

        assertThat(SqlFailures.isUniqueViolation(wrapped(batch))).isTrue();
        assertThat(SqlFailures.isUniqueViolation(rollback)).isTrue();
    }

    @Test
    void endAtACircleOfCauses() {
        RuntimeException first = new RuntimeException();
        first.initCause(new RuntimeException(first));

        assertThat(SqlFailures.isUniqueViolation(first)).isFalse();
    }

    @Test
    void nameTheConstraintInTheWordsOfBothDatabases() {
        assertThat(SqlFailures.violates(wrapped(H2), "mail_address_pk")).isTrue();
        assertThat(SqlFailures.violates(wrapped(POSTGRESQL), "mail_address_pk")).isTrue();
        assertThat(SqlFailures.violates(wrapped(POSTGRESQL), "mail_domain_name_unique"))
                .isFalse();
    }

    /** H2 tells the values too, and whoever chose them must not choose the problem. */
    @Test
    void takeNoValueForAConstraint() {
        assertThat(SqlFailures.violates(H2, "user_account_username_unique")).isFalse();
    }

    @Test
    void nameNoConstraintUnlessItWasAUniqueOne() {
        SQLException notNull = new SQLException("null in mail_address_pk", "23502");

        assertThat(SqlFailures.violates(notNull, "mail_address_pk")).isFalse();
    }

    private static RuntimeException wrapped(SQLException failure) {
        return new RuntimeException("outer", new IllegalStateException("inner", failure));
    }
}

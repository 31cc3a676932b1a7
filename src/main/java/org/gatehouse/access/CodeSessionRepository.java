package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The sessions of codes; {@link CredentialRepository} finds them. */
@ApplicationScoped
class CodeSessionRepository {
    /** How many a code can have for one user, or for none; the oldest go. */
    static final int MOST = 1_000;

    @Inject
    Jdbc jdbc;

    void add(CodeSession session) {
        AccessToken.Owner user = session.user();
        Object[] row = {
            session.number(),
            session.organizationId(),
            session.codeId(),
            session.secretMark(),
            session.codeGeneration(),
            session.userId(),
            user == null ? null : Times.column(user.passwordChangedAt()),
            user == null ? 0 : user.generation(),
            user == null ? null : user.applicationPassword(),
            Times.column(session.startedAt()),
            Times.column(session.lastUsedAt()),
            Times.column(session.expiresAt())
        };
        List<Object[]> rows = new ArrayList<>();
        rows.add(row);
        jdbc.batch(
                "insert into code_session (number, organization_id, code_id, secret_mark, code_generation, user_id,"
                        + " password_changed_at, user_generation, application_password_id, started_at, last_used_at,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Ends those of the same code and user that are too many. By time: numbers of several nodes are in no order. */
    void endOldest(CodeSession newest) {
        jdbc.execute(new Sql("delete from code_session where number <> ", newest.number())
                .add(" and number in (")
                .add(ofSameMaker("select number from code_session where ", newest))
                .add(" order by started_at desc, number desc limit " + MOST + " offset " + MOST + ")"));
    }

    /** Moves its last use on, never back. */
    void use(CodeSession session, Instant now) {
        jdbc.execute(new Sql("update code_session set last_used_at = ", Times.column(now))
                .add(" where number = ", session.number())
                .add(" and organization_id = ", session.organizationId())
                .add(" and last_used_at < ", Times.column(now)));
    }

    /** Ends all of the same code and user. */
    void endAll(CodeSession session) {
        jdbc.execute(ofSameMaker("delete from code_session where ", session));
    }

    /** Forgets some that expired before {@code now}, of all organizations; tells how many. */
    int forgetSome(Instant now) {
        return jdbc.execute(new Sql(
                        "delete from code_session where number in (select number from code_session where expires_at < ",
                        Times.column(now))
                .add(" limit " + Housekeeping.STEP + ")"));
    }

    private static Sql ofSameMaker(String begin, CodeSession session) {
        Sql sql = new Sql(begin + "code_id = ", session.codeId())
                .add(" and organization_id = ", session.organizationId());
        return session.user() == null ? sql.add(" and user_id is null") : sql.add(" and user_id = ", session.userId());
    }
}

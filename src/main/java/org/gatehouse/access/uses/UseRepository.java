package org.gatehouse.access.uses;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The rows of last uses. */
@ApplicationScoped
class UseRepository {
    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /** Keeps the later of each use and the one that is stored. The use of a code that has gone is nobody's. */
    void keep(SortedMap<UseKey, Use> uses) {
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<UseKey, Use> entry : uses.entrySet()) {
                if (execute(connection, update(entry.getKey(), entry.getValue())) == 0) {
                    execute(connection, insert(entry.getKey(), entry.getValue()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not take last uses", e);
        }
    }

    /** The last uses of a code by their subject. */
    Map<String, Use> find(UUID organizationId, UUID codeId) {
        Sql select = new Sql(
                        "select subject, last_used_at, last_address from api_code_use where organization_id = ",
                        organizationId)
                .add(" and code_id = ", codeId);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = select.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            Map<String, Use> uses = new HashMap<>();
            while (row.next()) {
                uses.put(row.getString(1), new Use(Columns.time(row, 2), row.getString(3)));
            }
            return uses;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not tell last uses", e);
        }
    }

    /** Forgets the secrets of a code but the one of this subject. */
    void forgetSecrets(UUID organizationId, UUID codeId, String but) {
        Sql delete = new Sql("delete from api_code_use where organization_id = ", organizationId)
                .add(" and code_id = ", codeId)
                .add(" and subject like ", UseKey.SECRETS + "%")
                .add(" and subject <> ", but);
        try (Connection connection = database.getConnection()) {
            execute(connection, delete);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not forget last uses", e);
        }
    }

    private static Sql update(UseKey key, Use use) {
        return new Sql("update api_code_use set last_used_at = ", Times.column(use.at()))
                .add(", last_address = ", use.address())
                .add(" where code_id = ", key.codeId())
                .add(" and subject = ", key.subject())
                .add(" and last_used_at < ", Times.column(use.at()));
    }

    /** Both databases want to be told the types of values in a select. */
    private static Sql insert(UseKey key, Use use) {
        return new Sql(
                        "insert into api_code_use (code_id, organization_id, subject, last_used_at, last_address)"
                                + " select id, organization_id, cast(",
                        key.subject())
                .add(" as varchar(1000)), cast(", Times.column(use.at()))
                .add(" as timestamp(6) with time zone), cast(", use.address())
                .add(" as varchar(64)) from api_code where id = ", key.codeId())
                .add(" on conflict do nothing");
    }

    private static int execute(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        }
    }
}

package org.gatehouse.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The role of mail servers, made as an operator makes it. */
final class MailRole {
    static final String NAME = "gatehouse_mail";
    static final String PASSWORD = "fourodd4words";
    static final List<String> VIEWS = List.of(
            "dkim_keytable",
            "dkim_signingtable",
            "mda_user",
            "mta_alias",
            "mta_domain",
            "mta_mailbox",
            "mta_sender_login");

    private static final Path SCRIPT = Path.of("server-config", "mail", "role.sql");

    private MailRole() {}

    /** Runs the script in the database that this superuser is connected to. */
    static void make(Connection superuser) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(Files.readString(SCRIPT));
            statement.execute("alter role " + NAME + " password '" + PASSWORD + "'");
        }
    }
}

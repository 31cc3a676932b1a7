package org.gatehouse.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseContainer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is ours to answer for: the client gets a number, the log tells the rest under it, without values of rows. */
@ExtendWith(ArquillianExtension.class)
class FailuresIT {
    private static final String VALUE = "hush-hush";

    @Deployment
    static Archive<?> gatehouse() {
        return Inside.gatehouse();
    }

    @Test
    @RunAsClient
    void outsideJaxRs() {
        Answer answer = client("outside-jax-rs").get("/failing");

        assertIncident(answer, "outside-jax-rs");
    }

    @Test
    @RunAsClient
    void behindAResource() {
        assertThat(client("breaks").post("/breaking", "").status()).isEqualTo(200);
        try {
            Answer answer = client("behind-a-resource").get("aliases?destination=" + VALUE + "@elsewhere.example");

            assertIncident(answer, "behind-a-resource");
        } finally {
            assertThat(client("mends").delete("/breaking").status()).isEqualTo(200);
        }
    }

    private static ApiClient client(String requestId) {
        return ApiClient.at(GatehouseContainer.server().uri())
                .with("Authorization", "Bearer " + GatehouseContainer.server().firstCode())
                .with("X-Request-Id", requestId);
    }

    private static void assertIncident(Answer answer, String requestId) {
        assertProblem(answer, 500, "internal-error");
        assertThat(answer.header("X-Request-Id")).isEqualTo(requestId);
        assertThat(answer.text()).doesNotContain(VALUE, "Exception", "org.gatehouse");
        String incident = answer.json().path("incident").asText();
        String log = GatehouseContainer.server().log();
        List<String> lines = log.lines()
                .filter(line -> line.contains("Incident " + incident))
                .toList();
        assertThat(lines).hasSize(1).first().asString().contains("[request " + requestId + "]");
        // the server itself has told of a servlet's failure before, in its own words
        assertThat(log.substring(log.indexOf("Incident " + incident)))
                .contains("SQLSTATE")
                .doesNotContain(VALUE);
    }

    /** Fails as a driver does: with the values of a row in its message. */
    @WebServlet("/failing")
    public static class FailingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            throw new ServletException("as asked", new SQLException("Key (name)=(" + VALUE + ")", "XX000"));
        }
    }

    /** Takes a table from under the running server, and gives it back. */
    @WebServlet("/breaking")
    public static class BreakingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Resource(lookup = "java:app/jdbc/gatehouse")
        transient DataSource database;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            execute("alter table alias rename to gone");
        }

        @Override
        protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            execute("alter table gone rename to alias");
        }

        private void execute(String sql) throws ServletException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new ServletException(e);
            }
        }
    }
}

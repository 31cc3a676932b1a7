package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ErrorAnswer;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Problem;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.users.UserProblem;
import org.junit.jupiter.api.Test;

class LoginTcErrorFormTest {
    private final LoginTcErrorForm form = new LoginTcErrorForm();

    @Test
    void isForThisDoorOnly() {
        assertThat(form.isOf("/api")).isTrue();
        assertThat(form.isOf("/api/users")).isTrue();
        assertThat(form.isOf("/apis")).isFalse();
        assertThat(form.isOf("/v1/api")).isFalse();
        assertThat(form.isOf("")).isFalse();
    }

    @Test
    void writesOneErrorWithTheCodeOfTheProblem() {
        ErrorAnswer answer =
                form.write(UserProblem.USER_NOT_FOUND.because("no user").problem());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"errors\":[{\"code\":\"api.error.notfound.user\","
                        + "\"message\":\"There is no such user: no user\"}]}");
    }

    @Test
    void writesOneErrorForEachField() {
        ApiException refusal = ApiException.invalid(List.of(
                new FieldError("/address", "is wrong"),
                new FieldError("/3/displayName", "is long"),
                new FieldError("", "must be an object"),
                new FieldError("/7", "must be an object")));

        assertThat(form.write(refusal.problem()).body())
                .isEqualTo("{\"errors\":[{\"code\":\"api.error.invalid.email\",\"message\":\"email is wrong\"},"
                        + "{\"code\":\"api.error.invalid.name\",\"message\":\"3.name is long\"},"
                        + "{\"code\":\"api.error.badrequest\",\"message\":\"must be an object\"},"
                        + "{\"code\":\"api.error.badrequest\",\"message\":\"7 must be an object\"}]}");
    }

    @Test
    void knowsNoTokenBesideActiveOnes() {
        ErrorAnswer answer = form.write(
                FactorProblem.TOKEN_NOT_ACTIVE.because("it is pending").problem());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("api.error.notfound.token");
    }

    @Test
    void asksForTheKey() {
        assertThat(form.write(CommonProblem.UNAUTHENTICATED.because("none").problem())
                        .headers())
                .containsEntry("WWW-Authenticate", "LoginTC");
    }

    @Test
    void namesTheIncidentOfAFailure() {
        Problem failure = new Problem("/problems/internal-error", "Something failed", 500, null, null, "0197");

        assertThat(form.write(failure).body()).contains("api.error.internal", "0197");
    }

    @Test
    void hasACodeForEveryProblem() {
        for (CommonProblem problem : CommonProblem.values()) {
            assertThat(form.write(problem.because("x").problem()).body())
                    .matches("\\{\"errors\":\\[\\{\"code\":\"api\\.error\\.[a-z.]+\",\"message\":\"[^\"]+\"}]}");
        }
    }
}

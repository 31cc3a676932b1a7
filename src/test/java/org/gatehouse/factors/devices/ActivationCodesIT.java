package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.TunedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Activation codes. Every wrong one slows its network down; each test comes from others. */
class ActivationCodesIT {
    private static final ApiClient FIRST = TunedServer.administrator();
    private static int networks;

    @BeforeAll
    static void makeDomain() {
        FIRST.post("domains", "{\"name\": \"codes.example\"}");
    }

    @Test
    void workOnceOfTwentyAtOnce() {
        String code = code("ada");
        ApiClient here = elsewhere();

        List<Answer> answers = AtOnce.call(20, i -> SimulatedDevice.withEcKey().activate(here, code));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 403, 429));
    }

    /** From twenty networks, so that nothing but the code itself decides. */
    @Test
    void workOnceFromWhereverTheyCome() {
        String code = code("bob");
        List<ApiClient> networks =
                IntStream.range(0, 20).mapToObj(i -> elsewhere()).toList();

        List<Answer> answers =
                AtOnce.call(20, i -> SimulatedDevice.withEd25519Key().activate(networks.get(i), code));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> assertProblem(answer, 403, "activation-refused"));
    }

    @Test
    void areRefusedWithoutTellingWhy() {
        ApiClient here = elsewhere();
        String used = code("carl");
        SimulatedDevice.withEcKey().activate(elsewhere(), used);
        String deleted = code("dora");
        FIRST.delete("domains/codes.example/members/dora@codes.example/token");

        Answer wrong = SimulatedDevice.withEcKey().activate(here, "aaaaaaaaaa");

        assertProblem(wrong, 403, "activation-refused");
        for (String other : List.of(used, deleted, "", "no", "a code with blanks", "' or 1=1 --")) {
            assertThat(SimulatedDevice.withEcKey().activate(elsewhere(), other).text())
                    .isEqualTo(wrong.text());
        }
    }

    @Test
    void cannotBeGuessedFast() {
        ApiClient here = elsewhere();
        for (int i = 0; i < 5; i++) {
            assertProblem(SimulatedDevice.withEcKey().activate(here, "aaaaaaaaaa"), 403, "activation-refused");
        }

        Answer delayed = SimulatedDevice.withEcKey().activate(here, code("eve"));

        assertProblem(delayed, 429, "login-delayed");
        assertThat(delayed.header("Retry-After")).isNotBlank();
        assertThat(SimulatedDevice.withEcKey()
                        .activate(elsewhere(), code("eve"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void countAgainstNobodyWhenTheyAreRight() {
        ApiClient here = elsewhere();
        for (int i = 0; i < 8; i++) {
            assertThat(SimulatedDevice.withEcKey()
                            .activate(here, code("many" + i))
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Else one right code would buy four guesses. */
    @Test
    void forgiveNoOthers() {
        ApiClient here = elsewhere();
        for (int i = 0; i < 4; i++) {
            SimulatedDevice.withEcKey().activate(here, "aaaaaaaaaa");
        }
        SimulatedDevice.withEcKey().activate(here, code("fay"));
        SimulatedDevice.withEcKey().activate(here, "aaaaaaaaaa");

        assertProblem(SimulatedDevice.withEcKey().activate(here, "aaaaaaaaaa"), 429, "login-delayed");
    }

    @Test
    void areNotInTheLog() {
        String code = code("gus");
        SimulatedDevice.withEcKey().activate(elsewhere(), code);
        SimulatedDevice.withEcKey().activate(elsewhere(), code);

        assertThat(TunedServer.get().log()).doesNotContain(code);
    }

    private static String code(String local) {
        FIRST.post("users", "{\"address\": \"%s@codes.example\"}".formatted(local));
        String path = "domains/codes.example/members/" + local + "@codes.example/token";
        FIRST.delete(path);
        return FIRST.put(path, "").json().path("code").asText();
    }

    private static synchronized ApiClient elsewhere() {
        return ApiClient.at(TunedServer.uri()).with("X-Forwarded-For", "172.16." + ++networks + ".1");
    }
}

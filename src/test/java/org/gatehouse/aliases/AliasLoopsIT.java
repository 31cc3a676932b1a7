package org.gatehouse.aliases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** No alias delivers to itself, by whatever way round. */
class AliasLoopsIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String catchAll = "@" + domain;

    private String at(String local) {
        return local + catchAll;
    }

    private Answer make(String address, String... destinations) {
        return client.post("aliases", """
                {"address": "%s", "destinations": ["%s"]}""".formatted(address, String.join("\", \"", destinations)));
    }

    private Answer redirect(String alias, String destination) {
        return client.patch("aliases/" + alias, """
                {"destinations": ["%s"]}""".formatted(destination));
    }

    @Nested
    class Made {
        @Test
        void ofOneAreRefused() {
            assertProblem(make(at("a"), at("a")), 409, "alias-loop");
            assertProblem(make(at("a"), at("x"), at("A")), 409, "alias-loop");
            assertThat(Lists.all(client, "aliases", 10)).isEmpty();
        }

        @Test
        void ofTwoAreRefused() {
            tenant.alias(at("a"), at("b"));

            assertProblem(make(at("b"), at("a")), 409, "alias-loop");
        }

        @Test
        void ofThreeAcrossDomainsAreRefused() {
            String other = tenant.domain();
            tenant.alias(at("a"), "b@" + other);
            tenant.alias("b@" + other, at("c"));

            assertProblem(make(at("c"), at("x"), at("a")), 409, "alias-loop");
        }

        @Test
        void throughTheCatchAllAreRefused() {
            assertProblem(make(catchAll, at("nobody")), 409, "alias-loop");
            tenant.alias(at("a"), at("nobody"));
            assertProblem(make(catchAll, at("a")), 409, "alias-loop");
        }

        @Test
        void throughACatchAllThatIsThereAreRefused() {
            String other = tenant.domain();
            tenant.alias(catchAll, "x@" + other);

            assertProblem(make("x@" + other, at("nobody")), 409, "alias-loop");
            assertProblem(make("@" + other, at("nobody")), 409, "alias-loop");
        }

        @Test
        void ofDisabledAliasesAreRefusedToo() {
            client.post("aliases", """
                    {"address": "%s", "destinations": ["%s"], "enabled": false}""".formatted(at("a"), at("b")));

            assertProblem(make(at("b"), at("a")), 409, "alias-loop");
        }

        @Test
        void byTwoAtOnceAreRefused() {
            List<Answer> answers = AtOnce.call(2, i -> i == 0 ? make(at("a"), at("b")) : make(at("b"), at("a")));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Nested
    class NoLoops {
        @Test
        void areAChainAndADiamond() {
            tenant.user(at("ada"));
            assertThat(make(at("a"), at("b"), at("c")).status()).isEqualTo(201);
            assertThat(make(at("b"), at("d")).status()).isEqualTo(201);
            assertThat(make(at("c"), at("d")).status()).isEqualTo(201);
            assertThat(make(at("d"), at("ada")).status()).isEqualTo(201);
        }

        @Test
        void isACatchAllThatDeliversToAUserOrAnAlias() {
            tenant.user(at("ada"));
            tenant.alias(at("info"), at("ada"));

            assertThat(make(catchAll, at("ada"), at("info")).status()).isEqualTo(201);
        }

        @Test
        void isWhatEndsInABounce() {
            client.post("aliases", """
                    {"address": "%s", "action": "bounce"}""".formatted(at("b")));

            assertThat(make(catchAll, at("b")).status()).isEqualTo(201);
            assertThat(make(at("a"), at("b")).status()).isEqualTo(201);
        }
    }

    @Nested
    class ByAChange {
        @Test
        void ofDestinationsAreRefused() {
            tenant.alias(at("a"), "x@elsewhere.example");
            tenant.alias(at("b"), at("a"));

            assertProblem(redirect(at("a"), at("a")), 409, "alias-loop");
            assertProblem(redirect(at("a"), at("b")), 409, "alias-loop");
            assertThat(client.get("aliases/" + at("a"))
                            .json()
                            .at("/destinations/0")
                            .asText())
                    .isEqualTo("x@elsewhere.example");
        }

        @Test
        void ofTheAddressAreRefused() {
            tenant.alias(at("a"), at("b"));

            assertProblem(client.patch("aliases/" + at("a"), """
                    {"address": "%s"}""".formatted(at("b"))), 409, "alias-loop");
        }

        @Test
        void ofTheAddressThatTheCatchAllDeliversToDoNotArise() {
            tenant.alias(at("a"), "x@elsewhere.example");
            tenant.alias(catchAll, at("a"));

            assertThat(client.patch("aliases/" + at("a"), """
                            {"address": "%s"}""".formatted(at("b")))
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("aliases/" + catchAll)
                            .json()
                            .at("/destinations/0")
                            .asText())
                    .isEqualTo(at("b"));
        }
    }

    @Nested
    class ByADeletion {
        @Test
        void ofAnAliasTakeTheCatchAllThatDeliveredThere() {
            tenant.alias(at("a"), "x@elsewhere.example");
            tenant.alias(at("b"), at("a"));
            tenant.alias(catchAll, at("b"));

            assertThat(client.delete("aliases/" + at("a")).status()).isEqualTo(204);

            assertThat(Lists.all(client, "aliases", 10)).isEmpty();
        }

        @Test
        void ofAUserTakeTheCatchAllThatDeliveredThere() {
            tenant.user(at("ada"));
            tenant.alias(at("info"), at("ada"));
            tenant.alias(catchAll, at("info"));

            assertThat(client.delete("users/" + at("ada")).status()).isEqualTo(204);

            assertThat(Lists.all(client, "aliases", 10)).isEmpty();
        }

        @Test
        void ofAMailboxTakeTheCatchAllThatDeliveredThere() {
            tenant.user(at("ada"));
            tenant.alias(catchAll, at("ada"));

            client.patch("users/" + at("ada"), """
                    {"mailbox": false}""");

            assertProblem(client.get("aliases/" + catchAll), 404, "alias-not-found");
        }
    }

    @Nested
    class ByARename {
        @Test
        void ofAUserDoNotArise() {
            tenant.user(at("ada"));
            tenant.alias(catchAll, at("ada"));

            client.patch("users/" + at("ada"), """
                    {"address": "%s"}""".formatted(at("lovelace")));

            assertThat(client.get("aliases/" + catchAll)
                            .json()
                            .at("/destinations/0")
                            .asText())
                    .isEqualTo(at("lovelace"));
        }
    }
}

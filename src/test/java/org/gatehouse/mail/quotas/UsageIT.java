package org.gatehouse.mail.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users send, counted as mail servers do. */
class UsageIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String user = tenant.user("ada@" + domain).path("id").asText();
    private final String quota = "users/" + user + "/quota";
    private final String usage = "users/" + user + "/usage";

    @Nested
    class Get {
        @Test
        void showsNothingAndThePeriodBeforeTheFirstMessage() {
            JsonNode read = client.get(usage).json();

            assertThat(read.path("messages").asLong()).isZero();
            assertThat(read.path("bytes").asLong()).isZero();
            assertThat(read.has("messagesLimit")).isFalse();
            assertThat(read.has("messagesLeft")).isFalse();
            assertThat(Instant.parse(read.path("periodStart").asText())).isBefore(Instant.now());
            assertThat(Instant.parse(read.path("nextReset").asText())).isAfter(Instant.now());
            assertThat(client.get(usage + "/periods").json().path("items")).isEmpty();
        }

        @Test
        void neverShowsLessThanNothingLeft() {
            count(10, 1000);
            client.put(quota, "{\"messages\": 5, \"bytes\": 999}");

            JsonNode read = client.get(usage).json();

            assertThat(read.path("messages").asLong()).isEqualTo(10);
            assertThat(read.path("messagesLeft").asLong()).isZero();
            assertThat(read.path("bytesLeft").asLong()).isZero();
        }
    }

    @Nested
    class Post {
        @Test
        void countsEachRecipient() {
            client.put(quota, "{\"messages\": 1000, \"bytes\": 5368709120}");
            count(3, 4000);

            Answer answer = count(1, 100);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("messages").asLong()).isEqualTo(4);
            assertThat(answer.json().path("bytes").asLong()).isEqualTo(12_100);
            assertThat(answer.json().path("messagesLeft").asLong()).isEqualTo(996);
            assertThat(answer.json().path("bytesLeft").asLong()).isEqualTo(5_368_709_120L - 12_100);
            assertThat(client.get(usage).text()).isEqualTo(answer.text());
        }

        @Test
        void countsFarBeyond32Bits() {
            count(1, 1_000_000_000_000L);
            count(10_000_000_000L, 7);

            JsonNode read = client.get(usage).json();

            assertThat(read.path("bytes").asLong()).isEqualTo(1_070_000_000_000L);
            assertThat(read.path("messages").asLong()).isEqualTo(10_000_000_001L);
        }

        @ParameterizedTest
        @CsvSource({
            "0, 1, /recipients",
            "-1, 1, /recipients",
            "1, -1, /bytes",
            "1.5, 1, /recipients",
            "9223372036854775808, 0, /recipients",
            "1, 9223372036854775808, /bytes",
            "2, 9223372036854775807, /bytes",
            "9223372036854775807, 2, /bytes"
        })
        void refusesWhatCannotBeCounted(String recipients, String bytes, String pointer) {
            assertInvalid(send(recipients, bytes), pointer);
        }

        @Test
        void refusesWhatWouldOverflow() {
            count(Long.MAX_VALUE, 0);
            assertInvalid(count(1, 0), "/recipients");

            String other = "users/" + tenant.user("bob@" + domain).path("id").asText() + "/usage";
            client.post(other, "{\"recipients\": 1, \"bytes\": " + Long.MAX_VALUE + "}");
            assertInvalid(client.post(other, "{\"recipients\": 1, \"bytes\": 1}"), "/bytes");
        }

        @Test
        void refusesWhatGoesBeyondALimitAndCountsNothingOfIt() {
            client.put(quota, "{\"messages\": 10, \"bytes\": 5368709120, \"messageBytes\": 4000000000}");
            count(9, 100);

            assertProblem(count(2, 1), 409, "quota-exceeded");
            assertProblem(count(1, 4_000_000_001L), 409, "quota-exceeded");
            assertThat(client.get(usage).json().path("messages").asLong()).isEqualTo(9);

            client.patch(quota, "{\"messages\": null}");
            assertProblem(count(2, 3_000_000_000L), 409, "quota-exceeded");
            assertThat(count(1, 4_000_000_000L).status()).isEqualTo(200);
        }

        @Test
        void takesJustWhatIsLeft() {
            client.put(quota, "{\"messages\": 10, \"bytes\": 100}");

            assertThat(count(10, 10).status()).isEqualTo(200);
            assertProblem(count(1, 0), 409, "quota-exceeded");
        }

        @Test
        void takesNothingWhereNothingMayBeSent() {
            client.put(quota, "{\"messages\": 0}");

            assertProblem(count(1, 0), 409, "quota-exceeded");
        }

        @Test
        void neverLetsManyTogetherGoBeyondALimit() {
            client.put(quota, "{\"messages\": 20, \"bytes\": 1000000}");

            List<Integer> statuses = AtOnce.call(50, number -> count(1, 10).status());

            assertThat(statuses).containsOnly(200, 409);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(20);
            assertThat(client.get(usage).json().path("messages").asLong()).isEqualTo(20);
            assertThat(notices())
                    .filteredOn(notice -> notice.equals("messages: 100 %"))
                    .hasSize(1);
        }

        @Test
        void countsARepeatOnce() {
            ApiClient once = client.with("Idempotency-Key", Tenant.unique("message-"));

            Answer first = once.post(usage, "{\"recipients\": 2, \"bytes\": 10}");
            Answer second = once.post(usage, "{\"recipients\": 2, \"bytes\": 10}");

            assertThat(second.text()).isEqualTo(first.text());
            assertThat(client.get(usage).json().path("messages").asLong()).isEqualTo(2);
        }

        @Test
        void countsARepeatOfWhatWasRefused() {
            client.put(quota, "{\"messages\": 1}");
            ApiClient again = client.with("Idempotency-Key", Tenant.unique("message-"));
            assertProblem(again.post(usage, "{\"recipients\": 2, \"bytes\": 10}"), 409, "quota-exceeded");
            client.put(quota, "{\"messages\": 2}");

            assertThat(again.post(usage, "{\"recipients\": 2, \"bytes\": 10}").status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Notice {
        @Test
        void isGivenOnceForEachMark() {
            client.put(quota, "{\"messages\": 100, \"bytes\": 1000}");
            count(74, 0);
            assertThat(notices()).isEmpty();

            count(1, 0);
            count(1, 850);
            count(1, 0);

            assertThat(notices()).containsExactlyInAnyOrder("messages: 75 %", "bytes: 75 %", "bytes: 85 %");
        }

        @Test
        void isGivenWhenALimitRefuses() {
            client.put(quota, "{\"bytes\": 1000}");
            count(1, 960);
            assertProblem(count(1, 100), 409, "quota-exceeded");
            assertProblem(count(1, 100), 409, "quota-exceeded");

            assertThat(notices())
                    .containsExactlyInAnyOrder("bytes: 75 %", "bytes: 85 %", "bytes: 95 %", "bytes: 100 %");
        }

        @Test
        void isNotUsedUpByOneMessageThatIsTooLargeForAFreshPeriod() {
            client.put(quota, "{\"messages\": 1000, \"bytes\": 1000}");
            assertProblem(count(1001, 0), 409, "quota-exceeded");
            assertProblem(count(1, 1001), 409, "quota-exceeded");
            assertThat(notices()).isEmpty();

            count(750, 0);
            count(1, 750);

            assertThat(notices()).containsExactlyInAnyOrder("messages: 75 %", "bytes: 75 %");
        }

        @Test
        void isNotGivenForAMessageThatIsTooLargeByItself() {
            client.put(quota, "{\"bytes\": 1000, \"messageBytes\": 10}");

            assertProblem(count(1, 11), 409, "quota-exceeded");

            assertThat(notices()).isEmpty();
        }
    }

    private Answer count(long recipients, long bytes) {
        return send(Long.toString(recipients), Long.toString(bytes));
    }

    private Answer send(String recipients, String bytes) {
        return client.post(usage, "{\"recipients\": " + recipients + ", \"bytes\": " + bytes + "}");
    }

    private List<String> notices() {
        return Lists.all(client, "audit-events", 100).stream()
                .filter(event -> event.path("action").asText().equals("user.quota-notice"))
                .filter(event -> event.path("targetId").asText().equals(user))
                .map(event -> event.path("detail").asText())
                .toList();
    }
}

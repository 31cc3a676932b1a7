package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void areUuidsOfVersionSevenInOrderOfMaking() {
        var ids = Stream.generate(Ids::next).limit(1_000).toList();

        assertThat(ids).allSatisfy(id -> assertThat(id.version()).isEqualTo(7)).doesNotHaveDuplicates();
        assertThat(ids.stream().map(UUID::toString)).isSorted();
    }

    @Test
    void areNotLessThanTheLeastOfTheirTime() {
        Instant now = Instant.now();

        assertThat(Ids.leastAt(now.minusSeconds(1)).version()).isEqualTo(7);
        assertThat(Ids.next().toString())
                .isGreaterThan(Ids.leastAt(now).toString())
                .isLessThan(Ids.leastAt(now.plusSeconds(60)).toString());
        assertThat(Ids.leastAt(Instant.EPOCH.minusSeconds(1))).isEqualTo(Ids.leastAt(Instant.EPOCH));
        assertThat(Ids.leastAt(Instant.parse("9999-12-31T23:59:59Z")).toString())
                .startsWith("e677d21f");
    }

    @Test
    void areReadInEitherCase() {
        UUID id = Ids.next();

        assertThat(Ids.parse(id.toString())).contains(id);
        assertThat(Ids.parse(id.toString().toUpperCase(java.util.Locale.ROOT))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190163d8694739bbea59f6b3a0d0b4f",
                "0190163d-8694-739b-bea5-9f6b3a0d0b4",
                "0190163d-8694-739b-bea5-9f6b3a0d0b4ff",
                " 0190163d-8694-739b-bea5-9f6b3a0d0b4f",
                "0190163d-8694-739b-bea5-9f6b3a0d0b4g",
                "{0190163d-8694-739b-bea5-9f6b3a0d0b4f}"
            })
    void areReadInTheirOneFormOnly(String text) {
        assertThat(Ids.parse(text)).isEmpty();
    }
}

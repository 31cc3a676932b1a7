package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class ConfiguredDataSourceTest {
    @ParameterizedTest
    @CsvSource({
        "'', -c lock_timeout=20s",
        "?options=-c%20search_path=mail, -c search_path=mail -c lock_timeout=20s",
        "?options=-c%20LOCK_TIMEOUT=5s, -c LOCK_TIMEOUT=5s"
    })
    void waitsForLocksAsLongAsTheUrlSaysOrTwentySeconds(String parameters, String options) {
        var source = (PGSimpleDataSource)
                ConfiguredDataSource.postgresql("jdbc:postgresql://db.example/gatehouse" + parameters, "", "");

        assertThat(source.getOptions()).isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, jdbc:h2:mem:x;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:mem:x;db_close_on_exit=true, jdbc:h2:mem:x;db_close_on_exit=true"
    })
    void leavesItToThePoolToCloseH2UnlessTheUrlSaysOtherwise(String configured, String used) {
        assertThat(ConfiguredDataSource.openUntilTheStop(configured)).isEqualTo(used);
    }
}

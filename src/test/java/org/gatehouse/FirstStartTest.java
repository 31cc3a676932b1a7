package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.gatehouse.platform.PlatformConfig;
import org.gatehouse.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStartTest {
    @TempDir
    Path directory;

    @Test
    void writesNoCodeThatWasNotCommitted() {
        FirstStart start = new FirstStart();
        start.platform = new PlatformConfig() {
            @Override
            public Path data() {
                return directory;
            }
        };
        start.service = new FirstStartService() {
            @Override
            Codes start() {
                throw new IllegalStateException("the commit failed");
            }
        };

        assertThatThrownBy(() -> start.start(new Object())).hasMessage("the commit failed");

        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "a\u2028b"})
    void refusesANameThatNoOrganizationCanHaveByItsKey(String name) {
        assertThatThrownBy(() -> check(name))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("gatehouse.organization");
        assertThatThrownBy(() -> check("x".repeat(201))).hasMessageContaining("gatehouse.organization");
    }

    @Test
    void takesANameThatAnOrganizationCanHave() {
        assertThatCode(() -> check(" Caf\u00e9 ")).doesNotThrowAnyException();
    }

    private static void check(String name) {
        FirstStartService service = new FirstStartService();
        service.givenCode = Optional.empty();
        service.organizationName = name;
        service.check();
    }
}

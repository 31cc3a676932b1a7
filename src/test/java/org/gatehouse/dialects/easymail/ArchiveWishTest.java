package org.gatehouse.dialects.easymail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.api.ApiException;
import org.gatehouse.archive.ArchiveFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveWishTest {
    @ParameterizedTest
    @CsvSource({
        "application/zip, ZIP",
        "application/gzip, TAR_GZ",
        "Application/ZIP;q=0.5, ZIP",
        "'text/html, application/gzip', TAR_GZ"
    })
    void isReadFromAccept(String accept, ArchiveFormat format) {
        assertThat(ArchiveWish.of(null, accept)).hasValue(format);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*/*", "application/json", "application/*", ";;,,"})
    void isNoneOtherwise(String accept) {
        assertThat(ArchiveWish.of(null, accept)).isEmpty();
    }

    @Test
    void isReadFromAField() {
        assertThat(ArchiveWish.of("tar.gz", "application/zip")).hasValue(ArchiveFormat.TAR_GZ);
        assertThatThrownBy(() -> ArchiveWish.of("rar", null)).isInstanceOf(ApiException.class);
    }
}

package org.gatehouse.factors.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.factors.FactorProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of hardware tokens in CSV. */
class CsvRowsTest {
    private static List<TokenRow> read(byte[] file) {
        try {
            TokenRows rows = new CsvRows(new ByteArrayInputStream(file));
            List<TokenRow> read = new ArrayList<>();
            for (TokenRow row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TokenRow> read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertUnreadable(byte[] file) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> read(file))
                .satisfies(e -> assertThat(e.type()).isEqualTo(FactorProblem.TOKEN_FILE_UNREADABLE));
    }

    @Test
    void readsRowsByTheNamesOfTheirColumns() {
        List<TokenRow> rows = read("""
                serialNumber,type,digits,timeStep,algorithm,seed,alias,counter
                A1,TOTP,6,30,SHA-1,3132,"one, two",

                A2,hotp,x,,sha256,3132,,7
                """);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).draft().toString()).isEqualTo("""
                {"serialNumber":"A1","type":"totp","digits":6,"timeStep":30,"algorithm":"sha1","seed":"3132","alias":"one, two"}""");
        assertThat(rows.get(1).draft().toString()).isEqualTo("""
                {"serialNumber":"A2","type":"hotp","digits":"x","algorithm":"sha256","seed":"3132","counter":7}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void takesOtherSeparatorsAndAMark(String separator) {
        String file = "\uFEFFTYPE,SEEDBASE32,serialnumber\r\ntotp,MZXW,A1\r\n".replace(",", separator);

        assertThat(read(file).get(0).draft().toString()).isEqualTo("""
                {"type":"totp","seedBase32":"MZXW","serialNumber":"A1"}""");
    }

    @Test
    void refusesARowWithMoreCellsThanColumnsAndReadsOn() {
        List<TokenRow> rows = read("serialNumber,type,seed\nA1,totp,00,x\nA2,totp,00,\n");

        assertThat(rows.get(0).refusal()).isNotNull();
        assertThat(rows.get(0).serialNumber()).isEqualTo("A1");
        assertThat(rows.get(1).refusal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serialNumber,type",
                "type,seed\nx",
                "serialNumber,type,seed,interval\n",
                "serialNumber,type,seed,Seed\n",
                "serialNumber,type,seed\nA1,\"totp,00\n"
            })
    void readsNothingElse(String file) {
        assertUnreadable(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsNothingThatIsNotUtf8() {
        assertUnreadable("serialNumber,type,seed\nÄ,totp,00\n".getBytes(StandardCharsets.ISO_8859_1));
    }
}

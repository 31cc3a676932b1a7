package org.gatehouse.webaides.content.vcard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import java.io.IOException;
import java.util.List;
import org.gatehouse.api.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardWriterTest {
    private static final String ADA = """
            {"uid": "u1", "kind": "group", "name": {"components": [{"kind": "surname", "value": "Love;lace"},
               {"kind": "given", "value": "Ada"}, {"kind": "generation", "value": "II"}], "full": "Ada, Countess"},
             "members": {"urn:uuid:1": true},
             "emails": {"1": {"address": "ada@example.com", "contexts": {"work": true}, "pref": 1}, "b": {"address": "b@example.com"}},
             "phones": {"1": {"number": "+44 20 7946 0958", "features": {"mobile": true, "fax": true}, "label": "say \\"hi\\""}},
             "addresses": {"1": {"components": [{"kind": "name", "value": "St James Square"}, {"kind": "number", "value": "12"}],
                "full": "12 St James\\nLondon", "countryCode": "GB"}},
             "anniversaries": {"1": {"kind": "birth", "date": {"year": 1815, "month": 12, "day": 10}},
                "2": {"kind": "death", "date": {"year": 1852, "month": 11}}},
             "media": {"1": {"kind": "photo", "uri": "data:image/png;base64,iVBORw0KGgo="}, "2": {"kind": "logo", "uri": "https://a.example/l.png"}},
             "notes": {"1": {"note": "a\\nb, c; d\\\\e", "created": "2026-01-01T00:00:00Z", "author": {"name": "Charles"}}},
             "titles": {"1": {"name": "Countess", "organizationId": "1"}},
             "keywords": {"a,b": true, "c": true},
             "speakToAs": {"grammaticalGender": "feminine"},
             "example.com:mood": {"deep": [1, 2.50, null, true]},
             "updated": "2026-03-01T09:30:00Z"}""";

    @Test
    void whatIsWrittenComesBackWhole() {
        ObjectNode card = tree(ADA);

        assertThat(CardReader.read(CardWriter.write(card, Version.V4))).isEqualTo(card);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void scalarsThatAreSaidOtherwiseComeBack(Version version) {
        ObjectNode card = tree("""
                {"name": {"full": " Ada"}, "updated": "2026-01-01T00:00:00.25Z", "notes": {"1": {"note": "a\\r\\nb "}},
                 "emails": {"1": {"address": "a@example.com", "vCardParams": {"x-a": ["b"]}}}}""");

        assertThat(CardReader.read(CardWriter.write(card, version))).isEqualTo(card);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void backslashesComeBack(Version version) {
        ObjectNode card = tree("""
                {"kind": "group", "name": {"full": "A\\\\n"}, "members": {"urn:a\\\\n,b": true},
                 "addresses": {"1": {"full": "C:\\\\new", "components": [{"kind": "name", "value": "C:\\\\new"}]}},
                 "links": {"1": {"uri": "https://a.example/\\\\n,;b"}},
                 "onlineServices": {"1": {"uri": "xmpp:a\\\\n@example.com", "vCardName": "impp"}},
                 "phones": {"1": {"number": "tel:+1;a=\\\\n"}},
                 "media": {"1": {"kind": "logo", "uri": "https://a.example/\\\\n"}}}""");

        assertThat(CardReader.read(CardWriter.write(card, version))).isEqualTo(card);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void anotherReaderUnderstandsIt(Version version) throws IOException {
        try (VCardReader reader = new VCardReader(CardWriter.write(tree(ADA), version))) {
            VCard vcard = reader.readNext();

            assertThat(vcard.getVersion().getVersion()).isEqualTo(version.text());
            assertThat(vcard.getFormattedName().getValue()).isEqualTo("Ada, Countess");
            assertThat(vcard.getStructuredName().getFamily()).isEqualTo("Love;lace");
            assertThat(vcard.getEmails())
                    .extracting(each -> each.getValue())
                    .containsExactly("ada@example.com", "b@example.com");
            assertThat(vcard.getPhotos().get(0).getData()).hasSize(8);
            assertThat(vcard.getNotes().get(0).getValue()).isEqualTo("a\nb, c; d\\e");
            assertThat(vcard.getCategories().getValues()).containsExactly("a,b", "c");
            assertThat(vcard.getUid().getValue()).isEqualTo("u1");
            assertThat(vcard.getBirthday().getDate()).hasToString("1815-12-10");
            assertThat(reader.getWarnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-PLAIN:a\\, b; c\\\\d\\nE",
                "X-P;A=1;B=\"q\":v",
                "X-P;A=\"x,y\";B=p,q,\"r;s\":v",
                "X-P;TYPE=HOME;TYPE=pref:v",
                "X-P;A=^n^^^':v",
                "X-P;VALUE=uri:http://example.com/?a=b;c,d",
                "X-P;VALUE=URI:http://example.com/",
                "X-P;VALUE=text:a\\,b\\nc",
                "X-P;VALUE=text:a,b\\Nc",
                "X-P;ENCODING=QUOTED-PRINTABLE:=C3=BC",
                "item7.X-ABDATE;TYPE=pref:2020-01-01",
                "GENDER:F;she",
                "KEY;MEDIATYPE=application/pgp-keys:ftp://example.com/keys/jdoe",
                "AGENT:BEGIN:VCARD\\nEND:VCARD",
                "X-EMPTY:",
                "X-P;A=:v",
                "X-SPACES:  a  b  ",
                "item1.UID;X-A=1:u1",
                "REV;X-B=1:20260301T093000Z",
                "item2.KIND:org",
                "MEMBER;PREF=1:urn:uuid:1",
                "TEL;VALUE=uri:sip:a@example.com",
                "ORG:A;;C",
                "N:A;B;;;;;;more"
            })
    void whatIsOnlyKeptComesBackAsItWas(String line) {
        String vcard = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\n" + line + "\r\nEND:VCARD\r\n";

        String written = CardWriter.write(CardReader.read(vcard), Version.V4);

        assertThat(List.of(written.split("\r\n"))).containsOnlyOnce(line);
        assertThat(CardReader.read(written)).isEqualTo(CardReader.read(vcard));
    }

    /** A name that ends the card, or says something else, would spoil whatever stands around it. */
    @ParameterizedTest
    @EnumSource(Version.class)
    void aServiceIsWrittenUnderTheNameOfAService(Version version) {
        for (String name : List.of("end", "begin", "version", "fn", "x-other")) {
            ObjectNode card =
                    tree("{\"onlineServices\": {\"1\": {\"uri\": \"xmpp:a@example.com\", \"vCardName\": \"%s\"}}}"
                            .formatted(name));

            assertThat(CardReader.read(CardWriter.write(card, version)).at("/onlineServices/1/uri"))
                    .isEqualTo(card.at("/onlineServices/1/uri"));
        }
    }

    @Test
    void linesHave75OctetsAtMostAndNoCharacterIsCut() {
        ObjectNode card = tree("{\"name\": {\"full\": \"%s\"}}".formatted("\uD83D\uDE00\u00FC\u4F60a".repeat(60)));

        String written = CardWriter.write(card, Version.V4);

        assertThat(written.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(CardReader.read(written)).isEqualTo(card);
    }

    private static ObjectNode tree(String json) {
        return new StrictJson().readOwn(json, ObjectNode.class);
    }
}

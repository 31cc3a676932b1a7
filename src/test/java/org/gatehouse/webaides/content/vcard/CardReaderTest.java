package org.gatehouse.webaides.content.vcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;
import org.gatehouse.webaides.content.shape.CardShape;
import org.gatehouse.webaides.content.shape.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {
    @Test
    void readsWhatRfc9555Converts() {
        assertCard("""
                VERSION:4.0
                UID:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af
                KIND:individual
                FN:Dr. Ada Lovelace
                N;SORT-AS="Lovelace,Ada":Lovelace;Ada;King,Augusta;Dr.;FRS
                NICKNAME:Enchantress
                ORG;TYPE=work:Analytical Engines\\, Ltd.;Research;Numbers
                TITLE:Programmer
                ROLE:Countess
                EMAIL;TYPE=work;PREF=1:ada@example.com
                EMAIL;PROP-ID=private;TYPE=home;LABEL=At home:ada@example.org
                TEL;VALUE=uri;TYPE="cell,voice":tel:+44-20-7946-0958
                ADR;TYPE=home;CC=GB;LABEL="12 St James Square^nLondon":;;12 St James Square;London;;SW1Y 4JH;United Kingdom
                IMPP;SERVICE-TYPE=XMPP:xmpp:ada@example.com
                URL:https://ada.example
                BDAY:18151210
                ANNIVERSARY:--0708
                CATEGORIES:mathematics,poetry
                NOTE:First line\\nSecond line
                REV:20260301T093000Z
                """, """
                {"uid": "urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af", "kind": "individual",
                 "name": {"full": "Dr. Ada Lovelace",
                   "components": [{"kind": "surname", "value": "Lovelace"}, {"kind": "given", "value": "Ada"},
                     {"kind": "given2", "value": "King"}, {"kind": "given2", "value": "Augusta"},
                     {"kind": "title", "value": "Dr."}, {"kind": "credential", "value": "FRS"}],
                   "sortAs": {"surname": "Lovelace,Ada"}},
                 "nicknames": {"1": {"name": "Enchantress"}},
                 "organizations": {"1": {"name": "Analytical Engines, Ltd.", "contexts": {"work": true},
                   "units": [{"name": "Research"}, {"name": "Numbers"}]}},
                 "titles": {"1": {"name": "Programmer"}, "2": {"name": "Countess", "kind": "role"}},
                 "emails": {"1": {"address": "ada@example.com", "contexts": {"work": true}, "pref": 1},
                   "private": {"address": "ada@example.org", "contexts": {"private": true}, "label": "At home"}},
                 "phones": {"1": {"number": "tel:+44-20-7946-0958", "features": {"mobile": true, "voice": true}}},
                 "addresses": {"1": {"components": [{"kind": "name", "value": "12 St James Square"},
                     {"kind": "locality", "value": "London"}, {"kind": "postcode", "value": "SW1Y 4JH"},
                     {"kind": "country", "value": "United Kingdom"}],
                   "full": "12 St James Square\\nLondon", "countryCode": "GB", "contexts": {"private": true}}},
                 "onlineServices": {"1": {"uri": "xmpp:ada@example.com", "service": "XMPP", "vCardName": "impp"}},
                 "links": {"1": {"uri": "https://ada.example"}},
                 "anniversaries": {"1": {"kind": "birth", "date": {"year": 1815, "month": 12, "day": 10}},
                   "2": {"kind": "wedding", "date": {"month": 7, "day": 8}}},
                 "keywords": {"mathematics": true, "poetry": true},
                 "notes": {"1": {"note": "First line\\nSecond line"}},
                 "updated": "2026-03-01T09:30:00Z"}""");
    }

    @Test
    void readsTheOldVersionsToo() {
        assertCard("""
                VERSION:3.0
                FN:J\u00FCrgen
                N:;J\u00FCrgen;;;
                item1.EMAIL;type=INTERNET;type=pref:j@example.com
                item1.X-ABLabel:_$!<Other>!$_
                PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
                 SkZJRg==
                BDAY:1996-04-15
                """, """
                {"name": {"full": "J\u00FCrgen", "components": [{"kind": "given", "value": "J\u00FCrgen"}]},
                 "emails": {"1": {"address": "j@example.com", "pref": 1, "vCardParams": {"group": "item1"}}},
                 "vCardProps": [["x-ablabel", {"group": "item1"}, "unknown", "_$!<Other>!$_"]],
                 "media": {"1": {"kind": "photo", "uri": "data:image/jpeg;base64,/9j/4AAQSkZJRg=="}},
                 "anniversaries": {"1": {"kind": "birth", "date": {"year": 1996, "month": 4, "day": 15}}}}""");
        assertCard("""
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=
                =C3=B6rg
                TEL;CELL:+49 170 1
                """, """
                {"name": {"components": [{"kind": "surname", "value": "M\u00FCller"}, {"kind": "given", "value": "J\u00F6rg"}]},
                 "phones": {"1": {"number": "+49 170 1", "features": {"mobile": true}}}}""");
    }

    @Test
    void takesAnyLineEndsAndAByteOrderMark() {
        JsonNode card = CardReader.read("\uFEFFBEGIN:VCARD\rVERSION:4.0\nFN:A\r\n da\r\r\nEND:VCARD\n\n");

        assertThat(card.path("name").path("full").asText()).isEqualTo("Ada");
    }

    /** The old parts are left out only where the later ones say all of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ";;123 Main St;City;;;;;;3;;;;;;;; | name 123 Main St, locality City, floor 3",
                ";Apt 5;1 Rd;City;;;;;Apt 5;;1;Rd;;;;;; | locality City, apartment Apt 5, number 1, name Rd",
                ";;Rd 1;;;;;;;;1;Rd | number 1, name Rd",
                ";Apt 5;Rd;;;;;;;;;Rd | apartment Apt 5, name Rd",
                ";;1 Main St;;;;;;;;1 | name 1 Main St, number 1",
                ";;1 Rd;City | name 1 Rd, locality City"
            })
    void readsAddressesOfBothForms(String value, String components) {
        List<String> read = new ArrayList<>();
        CardReader.read(vcard("VERSION:4.0\nADR:" + value + "\n"))
                .at("/addresses/1/components")
                .forEach(each -> read.add(
                        each.path("kind").asText() + " " + each.path("value").asText()));

        assertThat(String.join(", ", read)).isEqualTo(components);
    }

    @Test
    void readsAPictureBesideItsContext() {
        assertCard(
                "VERSION:3.0\nPHOTO;ENCODING=b;TYPE=HOME,JPEG:/9j/4AAQ\n",
                "{\"media\": {\"1\": {\"kind\": \"photo\", \"uri\": \"data:image/jpeg;base64,/9j/4AAQ\", \"contexts\": {\"private\": true}}}}");
    }

    @Test
    void readsAUidThatSaysMore() {
        JsonNode card = CardReader.read(vcard("VERSION:4.0\nitem1.UID;X-A=1:u1\n"));

        assertThat(card.path("uid").asText()).isEqualTo("u1");
    }

    @Test
    void readsANameThatIsQuotedPrintable() {
        assertCard(
                "VERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen\n",
                "{\"name\": {\"full\": \"J\u00FCrgen\"}}");
    }

    @Test
    void onlyGroupsHaveMembers() {
        assertCard(
                "VERSION:4.0\nMEMBER:urn:uuid:1\nKIND:group\n",
                "{\"kind\": \"group\", \"members\": {\"urn:uuid:1\": true}}");
        assertCard(
                "VERSION:4.0\nMEMBER:urn:uuid:1\n",
                "{\"vCardProps\": [[\"member\", {}, \"unknown\", \"urn:uuid:1\"]]}");
    }

    @Test
    void leavesBrokenQuotedPrintableAsItStood() {
        JsonNode card = CardReader.read(vcard("""
                VERSION:2.1
                NOTE;ENCODING=QUOTED-PRINTABLE:100=ZZ
                """));

        assertThat(card.path("notes").path("1").path("note").asText()).isEqualTo("100=ZZ");
    }

    /** Nothing is lost by a value that its member could not hold. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL:not an address | ['email', {}, 'unknown', 'not an address']",
                "BDAY;VALUE=text:circa 1800 | ['bday', {}, 'text', 'circa 1800']",
                "BDAY:19531015T231000 | ['bday', {}, 'unknown', '19531015T231000']",
                "BDAY:yesterday | ['bday', {}, 'unknown', 'yesterday']",
                "URL:javascript:alert(1) | ['url', {}, 'unknown', 'javascript:alert(1)']",
                "GENDER:F\\;she | ['gender', {}, 'unknown', 'F\\\\;she']",
                "PHOTO;ENCODING=b:*** | ['photo', {'encoding': 'b'}, 'unknown', '***']",
                "FN;LANGUAGE=en:Ada | ['fn', {'language': 'en'}, 'unknown', 'Ada']",
                "ORG:A;;C | ['org', {}, 'unknown', 'A;;C']",
                "N:1;2;3;4;5;6;7;8 | ['n', {}, 'unknown', '1;2;3;4;5;6;7;8']",
                "ADR:1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19 | ['adr', {}, 'unknown', '1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19']",
                "KIND;X-C=1:group | ['kind', {'x-c': '1'}, 'unknown', 'group']",
                "REV;X-B=1:20260301T093000Z | ['rev', {'x-b': '1'}, 'unknown', '20260301T093000Z']",
                "REV:last week | ['rev', {}, 'unknown', 'last week']"
            })
    void keepsWhatDoesNotFit(String line, String kept) throws JsonProcessingException {
        JsonNode card = CardReader.read(vcard("VERSION:4.0\n" + line + "\n"));

        assertThat(card.path("vCardProps")).isEqualTo(new ObjectMapper().readTree("[" + kept.replace('\'', '"') + "]"));
    }

    @Test
    void refusesWhatIsNoVcard() {
        assertThatThrownBy(() -> CardReader.read("")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> CardReader.read("BEGIN:VCARD\nFN:A\n")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> CardReader.read("BEGIN:VEVENT\nEND:VEVENT\n")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> CardReader.read(vcard("no colon\n"))).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> CardReader.read(vcard("") + vcard(""))).isInstanceOf(MalformedLine.class);
    }

    @Test
    void refusesOneBeyondTheBounds() {
        assertThatThrownBy(() -> CardReader.read(vcard("X-A:1\n".repeat(100_000))))
                .isInstanceOf(TooLarge.class);
        assertThatThrownBy(() -> CardReader.read(vcard("NOTE:" + "x".repeat(1_100_000) + "\n")))
                .isInstanceOf(TooLarge.class);
    }

    private static void assertCard(String lines, String json) {
        try {
            JsonNode card = CardReader.read(vcard(lines));
            Place place = Place.root();
            CardShape.CARD.check(card, place);
            assertThat(place.errors()).isEmpty();
            assertThat(card).isEqualTo(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String vcard(String lines) {
        return "BEGIN:VCARD\n" + lines + "END:VCARD\n";
    }
}

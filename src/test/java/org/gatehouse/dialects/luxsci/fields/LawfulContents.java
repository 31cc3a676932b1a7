package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.gatehouse.webaides.content.Kind;
import org.gatehouse.webaides.content.shape.Place;

/** Contents of every kind that shapes allow, put together by chance from parts that fields can and cannot tell. */
final class LawfulContents {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of each: how many at most, and what they may be. Objects of maps get ids of their own. */
    private static final String[][] CARD_MAPS = {
        {
            "emails",
            "{'address': 'a@example.com'}",
            "{'address': 'b@example.com', 'contexts': {'work': true}, 'pref': 1, 'gatehouse.org:displayName': 'Ada'}",
            "{'address': 'c@example.com', 'label': 'School', 'vCardParams': {'x-a': 'b'}}",
            "{'address': 'd@example.com', 'gatehouse.org:field': 'E-mail Address 3'}",
            "{'address': 'e@example.com', 'gatehouse.org:field': 'none', 'example.com:x': [1, null]}",
            "{'address': 'f@example.com', 'gatehouse.org:field': {'not': 'text'}}"
        },
        {
            "phones",
            "{'number': '+1 555 1'}",
            "{'number': 'tel:+1-555-2', 'contexts': {'work': true}}",
            "{'number': '3', 'contexts': {'work': true, 'private': true}, 'features': {'voice': true}}",
            "{'number': '4', 'contexts': {'private': true}, 'pref': 5}",
            "{'number': '5', 'features': {'mobile': true, 'text': true}}",
            "{'number': '6', 'features': {'fax': true}, 'contexts': {'work': true}}",
            "{'number': '7', 'features': {'fax': true}}",
            "{'number': '8', 'features': {'pager': true}}",
            "{'number': '9', 'features': {'main-number': true}, 'label': 'Desk'}",
            "{'number': '10', 'label': 'car'}",
            "{'number': '11', 'label': 'Telex', 'features': {'example.com:odd': true}}",
            "{'number': '12', 'gatehouse.org:field': 'Home Phone 2'}",
            "{'number': ''}"
        },
        {
            "addresses",
            "{'components': [{'kind': 'name', 'value': 'Main St'}, {'kind': 'locality', 'value': 'Ulm'}], 'contexts': {'work': true}}",
            "{'components': [{'kind': 'number', 'value': '5'}, {'kind': 'separator', 'value': ', '}, {'kind': 'name', 'value': 'Rue X'}, {'kind': 'district', 'value': 'D'}], 'isOrdered': true, 'full': '5, Rue X\\nD'}",
            "{'full': 'Somewhere 1\\nFar Away', 'contexts': {'private': true}, 'pref': 2}",
            "{'countryCode': 'DE', 'contexts': {'private': true}, 'timeZone': 'Europe/Berlin'}",
            "{'components': [{'kind': 'country', 'value': 'Germany'}, {'kind': 'postOfficeBox', 'value': '7'}, {'kind': 'region', 'value': 'BW', 'phonetic': 'x'}], 'countryCode': 'de', 'defaultSeparator': '; ', 'contexts': {'work': true, 'delivery': true}}",
            "{'coordinates': 'geo:1,2'}",
            "{}"
        },
        {
            "organizations",
            "{'name': 'Acme'}",
            "{'name': 'Acme', 'units': [{'name': 'R'}, {'name': 'D', 'sortAs': 'd'}], 'contexts': {'work': true}}",
            "{'units': [{'name': 'Alone'}]}",
            "{'units': []}"
        },
        {
            "titles",
            "{'name': 'Dr'}",
            "{'name': 'Baker', 'kind': 'role', 'organizationId': '1'}",
            "{'name': 'X', 'kind': 'example.com:own'}",
            "{'name': 'Boss', 'kind': 'title'}"
        },
        {"links", "{'uri': 'https://a.example/'}", "{'uri': 'https://b.example/', 'kind': 'contact', 'label': 'L'}"},
        {
            "calendars",
            "{'uri': 'https://a.example/c', 'kind': 'calendar'}",
            "{'uri': 'https://a.example/f', 'kind': 'freeBusy', 'pref': 1}"
        },
        {
            "anniversaries",
            "{'kind': 'birth', 'date': {'year': 1815, 'month': 12, 'day': 10}}",
            "{'kind': 'birth', 'date': {'month': 2, 'day': 29}, 'place': {'full': 'London'}}",
            "{'kind': 'birth', 'date': {'year': 1815, '@type': 'PartialDate'}}",
            "{'kind': 'birth', 'date': {'year': 5, 'month': 1, 'calendarScale': 'hebrew'}}",
            "{'kind': 'wedding', 'date': {'@type': 'Timestamp', 'utc': '1835-07-08T10:00:00Z'}}",
            "{'kind': 'wedding', 'date': {'month': 7}}",
            "{'kind': 'wedding', 'date': {'@type': 'example.com:moon', 'phase': 1}}",
            "{'kind': 'death', 'date': {'year': 1852}}"
        },
        {
            "personalInfo",
            "{'kind': 'hobby', 'value': 'Maths', 'level': 'high'}",
            "{'kind': 'expertise', 'value': 'Looms'}"
        },
        {"preferredLanguages", "{'language': 'en-GB'}", "{'language': 'fr', 'contexts': {'work': true}}"},
        {"notes", "{'note': 'one\\ntwo'}", "{'note': 'other', 'created': '2026-01-01T00:00:00Z'}", "{'note': ''}"},
        {"media", "{'kind': 'photo', 'uri': 'data:image/png;base64,AAAA'}"}
    };

    private static final String[] CARD_PARTS = {
        "{'@type': 'Card', 'version': '1.0', 'uid': 'u'}",
        "{'name': {'full': 'Ada Lovelace'}}",
        "{'name': {'full': 'Lovelace, Ada', 'components': [{'kind': 'given', 'value': 'Ada'}, {'kind': 'surname', 'value': 'Lovelace'}]}}",
        "{'name': {'full': 'The Countess', 'components': [{'kind': 'surname', 'value': 'L'}, {'kind': 'separator', 'value': '-'}, {'kind': 'surname', 'value': 'M', 'phonetic': 'em'}, {'kind': 'given', 'value': 'A'}], 'isOrdered': true, 'sortAs': {'surname': 'l'}}}",
        "{'name': {'components': [{'kind': 'generation', 'value': 'Jr'}, {'kind': 'credential', 'value': 'PhD'}, {'kind': 'surname2', 'value': 'S'}, {'kind': 'given2', 'value': 'B'}]}}",
        "{'name': {'components': []}}",
        "{'nicknames': {'1': {'name': 'Countess'}}}",
        "{'keywords': {'engine': true, 'two words': true, 'a,b': true, 'c;d': true}}",
        "{'keywords': {'x': true, 'y': true}}",
        "{'relatedTo': {'William': {'relation': {'spouse': true}}, 'urn:uuid:1': {'relation': {'spouse': true}}}}",
        "{'relatedTo': {'Charles': {'relation': {'spouse': true, 'friend': true}, 'example.com:x': 1}, 'a;b': {'relation': {'spouse': true}}, 'Eve': {}}}",
        "{'gatehouse.org:Account': 'A-1', 'gatehouse.org:User 1': 5, 'gatehouse.org:User 2': '', 'gatehouse.org:Private': true}",
        "{'gatehouse.org:Gender': 'F', 'gatehouse.org:Private': 'maybe', 'gatehouse.org:Manager\\u0027s Name': 'M'}",
        "{'localizations': {'de': {'name/full': 'A', 'emails/1/label': 'x'}}}",
        "{'vCardProps': [['x-a', {}, 'text', 'v']]}",
        "{'kind': 'org', 'example.com:mood': {'deep': [1, {'a': null}]}}"
    };

    private static final String[] SHARED_PARTS = {
        "{'title': 'T', 'description': 'two\\nlines'}",
        "{'title': '', 'description': '<b>', 'descriptionContentType': 'text/html'}",
        "{'keywords': {'k': true, 'two words': true}}",
        "{'privacy': 'secret'}",
        "{'privacy': 'public'}",
        "{'privacy': 'example.com:odd'}",
        "{'participants': {'1': {'name': 'P', 'roles': {'attendee': true}}}}",
        "{'example.com:x': [1, {'a': null}]}",
        "{'recurrenceRules': [{'frequency': 'daily', 'count': 5, 'example.com:x': 1}]}",
        "{'recurrenceRules': [{'frequency': 'weekly', 'byDay': [{'day': 'mo'}], 'until': '2027-05-01T02:30:00'}, {'frequency': 'monthly', 'byMonthDay': [-1], 'skip': 'omit', '@type': 'RecurrenceRule'}]}",
        "{'recurrenceRules': []}",
        "{'excludedRecurrenceRules': [{'frequency': 'yearly'}]}",
        "{'recurrenceOverrides': {'2027-03-26T09:00:00': {'excluded': true}, '2027-03-27T00:00:00': {'excluded': true, 'title': 'X'}, '2027-03-28T09:00:00': {'title': 'Y'}}}",
        "{'recurrenceOverrides': {'2027-03-26T09:00:30': {'excluded': true}, '2027-03-25T09:00:00': {'excluded': false}, '2027-03-24T09:00:00': {}}}",
        "{'iCalComponent': {'properties': [['x-a', {}, 'unknown', 'v']]}}"
    };

    private static final String[] EVENT_PARTS = {
        "{'start': '2027-03-28T01:30:00', 'duration': 'PT2H', 'timeZone': 'Europe/Berlin'}",
        "{'start': '2027-03-28T02:30:00', 'duration': 'P1DT15M', 'timeZone': 'Europe/Berlin'}",
        "{'start': '2027-10-30T02:30:00', 'duration': 'P1W', 'timeZone': 'Europe/Berlin'}",
        "{'start': '2027-01-11T09:00:00'}",
        "{'start': '2027-01-11T09:00:00', 'duration': 'PT90.5S', 'timeZone': null}",
        "{'start': '2027-01-11T00:00:00', 'duration': 'P2D', 'showWithoutTime': true}",
        "{'start': '2027-01-11T00:00:00', 'duration': 'PT24H', 'showWithoutTime': true, 'timeZone': 'America/New_York'}",
        "{'start': '2027-01-11T00:00:00', 'showWithoutTime': true}",
        "{'start': '2027-01-11T09:00:00', 'showWithoutTime': true, 'duration': 'P0D'}",
        "{'start': '9999-12-31T23:00:00', 'duration': 'PT2H', 'showWithoutTime': false}",
        "{'start': '0001-01-01T00:00:59', 'duration': 'PT0S'}",
        "{'start': '2027-01-11T09:00:00', 'duration': 'PT1H', 'timeZone': '/Z', 'timeZones': {'/Z': {'tzId': 'Z', 'standard': [{'start': '1970-01-01T00:00:00', 'offsetFrom': '+02:00', 'offsetTo': '+01:00'}]}}}",
        "{'locations': {'1': {'name': 'Hall', 'coordinates': 'geo:1,2'}, '2': {'name': 'Other'}}}",
        "{'locations': {'a': {'description': 'nameless'}, 'b': {'name': 'B'}}}",
        "{'locations': {'1': {'name': 'Hall', '@type': 'Location'}}}",
        "{'alerts': {'1': {'trigger': {'offset': '-PT15M'}}, '2': {'trigger': {'offset': '-P1D', '@type': 'OffsetTrigger'}, 'acknowledged': '2026-01-01T00:00:00Z'}}}",
        "{'alerts': {'1': {'trigger': {'offset': '-PT15M'}, 'action': 'email'}, '2': {'trigger': {'@type': 'AbsoluteTrigger', 'when': '2026-01-01T00:00:00Z'}}, '3': {'trigger': {'offset': 'PT0S'}}}}",
        "{'alerts': {'7': {'trigger': {'offset': '-PT15M30S'}}, '8': {'trigger': {'offset': 'PT5M', 'relativeTo': 'end'}}, '9': {'trigger': {'@type': 'example.com:sun'}}}}",
        "{'alerts': {'1': {'trigger': {'offset': '-PT5M'}}}, 'useDefaultAlerts': true}",
        "{'useDefaultAlerts': false, 'status': 'tentative', 'freeBusyStatus': 'free'}"
    };

    private static final String[] TASK_PARTS = {
        "{'start': '2027-03-01T00:00:00', 'due': '2027-03-02T00:00:00', 'showWithoutTime': true}",
        "{'due': '2027-03-28T18:00:00', 'timeZone': 'Europe/Berlin'}",
        "{'start': '2027-03-28T09:00:00', 'estimatedDuration': 'PT1H'}",
        "{'progress': 'completed', 'progressUpdated': '2027-03-01T10:30:00Z', 'percentComplete': 100}",
        "{'progress': 'in-process', 'progressUpdated': '2027-03-01T10:30:00.5Z', 'percentComplete': 0}",
        "{'progress': 'example.com:odd', 'priority': 0}",
        "{'progress': 'needs-action', 'priority': 9}",
        "{'progress': 'gatehouse.org:deferred'}"
    };

    private static final String[] NOTE_PARTS = {
        "{'title': 'T', 'body': '# a\\n\\nb', 'format': 'markdown'}",
        "{'title': '', 'body': ''}",
        "{'keywords': ['a', 'two words', 'a', 'b;c', 'd']}",
        "{'keywords': []}",
        "{'format': 'plain'}"
    };

    private static final String[] LINK_PARTS = {
        "{'title': 'T', 'description': 'd'}",
        "{'title': '', 'description': ''}",
        "{'url': 'mailto:a@example.com'}",
        "{'keywords': ['a', 'two words']}",
        "{'example.com:x': 1}"
    };

    private LawfulContents() {}

    static Arbitrary<ObjectNode> of(Kind kind) {
        return Arbitraries.randomValue(random -> lawful(kind, random));
    }

    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static boolean isLawful(Kind kind, ObjectNode content) {
        Place place = Place.root();
        Layout.of(kind).shape().check(content, place);
        return place.isClean();
    }

    private static ObjectNode lawful(Kind kind, Random random) {
        ObjectNode content = content(kind, random);
        while (!isLawful(kind, content)) { // such as a series in a task without start
            content = content(kind, random);
        }
        return content;
    }

    private static ObjectNode content(Kind kind, Random random) {
        ObjectNode content = JSON.createObjectNode();
        switch (kind) {
            case CONTACTS -> {
                add(content, CARD_PARTS, random);
                for (String[] map : CARD_MAPS) {
                    map(content, map, random);
                }
            }
            case CALENDAR -> {
                content.put("start", "2027-01-11T09:00:00");
                add(content, SHARED_PARTS, random);
                add(content, EVENT_PARTS, random);
            }
            case TASKS -> {
                add(content, SHARED_PARTS, random);
                add(content, TASK_PARTS, random);
            }
            case NOTES -> add(content, NOTE_PARTS, random);
            case LINKS -> {
                content.put("url", "https://example.com/");
                add(content, LINK_PARTS, random);
            }
        }
        return content;
    }

    /** Later parts win. */
    private static void add(ObjectNode content, String[] parts, Random random) {
        List<String> some = new ArrayList<>(List.of(parts));
        Collections.shuffle(some, random);
        some.subList(0, random.nextInt(some.size())).forEach(part -> content.setAll(tree(part)));
    }

    private static void map(ObjectNode content, String[] map, Random random) {
        int many = random.nextInt(3) == 0 ? 0 : random.nextInt(6);
        for (int i = 0; i < many; i++) {
            String id = random.nextInt(4) == 0 ? "id-" + i : Integer.toString(many - i);
            content.withObjectProperty(map[0]).set(id, tree(map[1 + random.nextInt(map.length - 1)]));
        }
    }
}

package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The comment before a note in a Markdown file, {@code <!-- note {"title": "…"} -->}, which renders as nothing. */
record NoteMark(String uid, ObjectNode members) {
    private static final String BEGIN = "<!-- note {";
    private static final String END = "} -->";
    private static final int MAX = 64 * 1024;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The mark that a line is, or null. */
    static NoteMark parse(byte[] line) {
        if (line.length > MAX || line.length < BEGIN.length() || line[0] != '<') {
            return null;
        }
        String text = new String(line, UTF_8).stripTrailing();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            return null;
        }
        try {
            JsonNode json = MAPPER.readTree(text.substring(BEGIN.length() - 1, text.length() - END.length() + 1));
            ObjectNode members = ((ObjectNode) json).deepCopy();
            JsonNode uid = members.remove("uid");
            return new NoteMark(uid == null ? null : uid.textValue(), members);
        } catch (JsonProcessingException | ClassCastException noMark) {
            return null;
        }
    }

    static String text(JsonNode note, String uid) {
        ObjectNode members = JsonNodeFactory.instance.objectNode().put("uid", uid);
        note.properties().forEach(member -> {
            if (!member.getKey().equals("body")) {
                members.set(member.getKey(), member.getValue());
            }
        });
        String json = members.toString().replace("--", "-\\u002d"); // which would end the comment
        return BEGIN + json.substring(1, json.length() - 1) + END;
    }

    /** A line of a body that looks like a mark has a backslash before it, which Markdown does not show. */
    static String escaped(String line) {
        return line.startsWith(BEGIN, slashes(line)) ? "\\" + line : line;
    }

    static String unescaped(String line) {
        return line.startsWith("\\") && line.startsWith(BEGIN, slashes(line)) ? line.substring(1) : line;
    }

    private static int slashes(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(count) == '\\') {
            count++;
        }
        return count;
    }
}

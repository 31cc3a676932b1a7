package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ezvcard.parameter.ImageType;
import ezvcard.parameter.MediaTypeParameter;
import ezvcard.parameter.SoundType;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Values;

/** Pictures and sounds: PHOTO, LOGO, SOUND, inside the vCard or elsewhere. */
final class Media {
    private static final Pattern BASE64 = Pattern.compile("data:([^;,]*+);base64,(.*+)", Pattern.DOTALL);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Media() {}

    static void read(CardReader card, ContentLine line, String kind) {
        ObjectNode media = JSON.objectNode().put("kind", kind);
        List<String> types = Parameters.read(line, media, Map.of());
        List<String> read = List.of("type", "value", "pref", "label");
        if (isBase64(line)) {
            String word = types.isEmpty() ? "" : types.remove(0);
            media.put(
                    "uri",
                    "data:" + type(word, kind) + ";base64," + line.value().replaceAll("\\s", ""));
        } else {
            media.put("uri", Values.text(line).strip());
            if (line.has("mediatype")) {
                media.put("mediaType", line.first("mediatype"));
            }
            read = List.of("type", "value", "pref", "label", "mediatype");
        }
        Parameters.keepTypes(types, media);
        card.put("media", media, line, read);
    }

    private static boolean isBase64(ContentLine line) {
        String encoding = line.first("encoding").toLowerCase(Locale.ROOT);
        return encoding.equals("b") || encoding.equals("base64");
    }

    private static String type(String word, String kind) {
        if (word.matches("[a-z]+/[A-Za-z0-9.+-]+")) {
            return word;
        }
        MediaTypeParameter type = kind.equals("sound")
                ? SoundType.find(word, null, null)
                : ImageType.find(word.equalsIgnoreCase("jpg") ? "jpeg" : word, null, null);
        if (type != null && type.getMediaType() != null) {
            return type.getMediaType();
        }
        String usual = kind.equals("sound") ? "audio/" : "image/";
        return word.matches("[A-Za-z0-9.+-]{1,30}")
                ? usual + word.toLowerCase(Locale.ROOT)
                : "application/octet-stream";
    }

    static void write(Output out) {
        out.each("media", (id, media) -> {
            String name = media.path("kind").asText().toUpperCase(Locale.ROOT);
            if (name.equals("PHOTO") || name.equals("LOGO") || name.equals("SOUND")) {
                out.add(line(name, media, id, out));
            }
        });
    }

    private static ContentLine line(String name, JsonNode media, String id, Output out) {
        String uri = media.path("uri").asText();
        Matcher data = BASE64.matcher(uri);
        if (out.version() == Version.V3 && data.matches() && isDecodable(data.group(2))) {
            ContentLine line = out.line(name, data.group(2), media, id).with("encoding", "b");
            String type = data.group(1).substring(data.group(1).indexOf('/') + 1);
            boolean kept = media.path("vCardParams").has("type");
            return type.isEmpty() || kept ? line : line.with("type", type.toUpperCase(Locale.ROOT));
        }
        ContentLine line = out.line(name, Output.uri(uri), media, id);
        if (out.version() == Version.V3) {
            return line.with("value", "uri");
        }
        return media.has("mediaType")
                ? line.with("mediatype", media.path("mediaType").asText())
                : line;
    }

    private static boolean isDecodable(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

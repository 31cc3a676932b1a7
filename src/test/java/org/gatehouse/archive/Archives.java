package org.gatehouse.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.gatehouse.platform.Sha256;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Waiting;

/** Makes, fetches, opens, packs and imports archives, as a client does. */
public final class Archives {
    public static final String MANIFEST = "manifest.json";

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Archives() {}

    /** A whole archive of the domain, once it is done. */
    public static byte[] export(ApiClient client, String domain, String draft) {
        String export = done(client, domain, draft);
        HttpResponse<byte[]> answer = client.download(export + "/archive");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** The path of an export that is done. */
    static String done(ApiClient client, String domain, String draft) {
        Answer begun = client.post("domains/" + domain + "/export", draft);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        JsonNode end = ended(client, begun.location());
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        return begun.location();
    }

    /** The report on an archive, once there is an end. */
    static JsonNode imported(ApiClient client, byte[] archive) {
        Answer begun = client.send(
                "POST", "domains/import", "application/zip", HttpRequest.BodyPublishers.ofByteArray(archive));
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        return ended(client, begun.location());
    }

    public static JsonNode ended(ApiClient client, String path) {
        JsonNode[] last = new JsonNode[1];
        Waiting.until(
                () -> {
                    Answer answer = client.get(path);
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                    last[0] = answer.json();
                    return !last[0].path("state").asText().equals("running");
                },
                PATIENCE,
                () -> "no end: " + last[0]);
        return last[0];
    }

    /** The files of an archive in their order. */
    public static Map<String, byte[]> files(byte[] archive) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without the manifest. */
    public static Map<String, String> texts(byte[] archive) {
        Map<String, String> texts = new LinkedHashMap<>();
        files(archive).forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
        texts.remove(MANIFEST);
        return texts;
    }

    /** An archive of these files in this order, just as they are. */
    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An archive of these files with a manifest that is right. */
    static byte[] packed(Map<String, byte[]> files) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.remove(MANIFEST);
        ObjectNode manifest =
                JSON.createObjectNode().put("format", "gatehouse-domain").put("version", 1);
        ArrayNode list = manifest.putArray("files");
        all.forEach((name, bytes) ->
                list.addObject().put("name", name).put("size", bytes.length).put("sha256", Sha256.of(bytes)));
        all.put(MANIFEST, manifest.toString().getBytes(UTF_8));
        return zip(all);
    }
}

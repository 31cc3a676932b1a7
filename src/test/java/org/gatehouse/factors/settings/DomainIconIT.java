package org.gatehouse.factors.settings;

import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The icon of a domain. */
class DomainIconIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client().with("Accept", "image/png");
    private final String domain = tenant.domain();
    private final String icon = "domains/" + domain + "/icon";

    @Test
    void isKeptAsAPictureWithTheSamePixels() throws Exception {
        byte[] sent = Pngs.noise(64, 48, TYPE_INT_RGB);

        Answer put = put(Pngs.with(sent, "tEXt", "Comment\0<script>".getBytes(StandardCharsets.US_ASCII)));

        assertThat(put.status()).as(put.text()).isEqualTo(204);
        HttpResponse<byte[]> got = download();
        assertThat(got.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(got.headers().firstValue("ETag")).contains(put.etag());
        assertThat(new String(got.body(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
        assertThat(pixels(got.body())).isEqualTo(pixels(sent));
    }

    @Test
    void isThereOnceItHasBeenSent() {
        assertProblem(client.get(icon), 404, "icon-not-found");
        assertProblem(client.delete(icon), 404, "icon-not-found");

        put(Pngs.plain(16, 16));
        assertThat(client.get(icon).status()).isEqualTo(200);

        assertThat(client.delete(icon).status()).isEqualTo(204);
        assertProblem(client.get(icon), 404, "icon-not-found");
    }

    @Test
    void hasAnEtag() {
        String first = put(Pngs.plain(16, 16)).etag();
        assertThat(client.with("If-None-Match", first).get(icon).status()).isEqualTo(304);

        ApiClient matching = client.with("If-Match", first);
        assertThat(put(matching, Pngs.plain(17, 17)).status()).isEqualTo(204);
        assertProblem(put(matching, Pngs.plain(18, 18)), 412, "stale-version");
        assertProblem(matching.delete(icon), 412, "stale-version");
        assertProblem(put(client.with("If-None-Match", "*"), Pngs.plain(18, 18)), 412, "stale-version");
        client.delete(icon);
        assertProblem(put(matching, Pngs.plain(18, 18)), 412, "stale-version");
    }

    @Test
    void isSentByManyAtOnceForTheFirstTime() {
        AtOnce.call(6, i -> put(Pngs.plain(20 + i, 20)))
                .forEach(answer -> assertThat(answer.status()).as(answer.text()).isIn(204, 412));
    }

    static Stream<byte[]> others() {
        byte[] whole = Pngs.noise(20, 20, TYPE_INT_RGB);
        return Stream.of(
                new byte[0],
                "{}".getBytes(StandardCharsets.US_ASCII),
                "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII),
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
                Pngs.bomb(20_000, 20_000),
                Pngs.plain(1025, 1),
                Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 12),
                Pngs.with(whole, "IDAT", new byte[9]));
    }

    @ParameterizedTest
    @MethodSource("others")
    void isNothingElse(byte[] other) {
        assertProblem(put(other), 400, "icon-refused");
    }

    @Test
    void hasAtMost256KiB() {
        assertProblem(put(new byte[IconImage.MAX_BYTES]), 400, "icon-refused");
        assertProblem(put(new byte[IconImage.MAX_BYTES + 1]), 413, "body-too-large");
        assertProblem(put(new byte[900_000]), 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/svg+xml", "application/json", "text/html"})
    void isOfNoOtherMediaType(String type) {
        assertProblem(
                client.send("PUT", icon, type, HttpRequest.BodyPublishers.ofByteArray(Pngs.plain(9, 9))),
                415,
                "unsupported-media-type");
    }

    /** Whoever asks for a picture gets problems all the same. */
    @Test
    void isForThoseWhoReachTheDomain() {
        put(Pngs.plain(9, 9));
        ApiClient stranger = Tenant.fresh().client().with("Accept", "image/png");
        ApiClient reader = tenant.codeWith("domains:read").with("Accept", "image/png");
        ApiClient other = tenant.codeWith("users:read").with("Accept", "image/png");

        assertProblem(stranger.get(icon), 404, "domain-not-found");
        assertProblem(put(stranger, new byte[3]), 404, "domain-not-found");
        assertProblem(stranger.delete(icon), 404, "domain-not-found");
        assertThat(reader.get(icon).status()).isEqualTo(200);
        assertProblem(put(reader, Pngs.plain(9, 9)), 403, "scope-missing");
        assertProblem(other.get(icon), 403, "scope-missing");
        assertProblem(ApiClient.anonymous().with("Accept", "image/png").get(icon), 401, "unauthenticated");
    }

    @Test
    void goesWithItsDomain() {
        put(Pngs.plain(9, 9));

        assertThat(tenant.client().delete("domains/" + domain).status()).isEqualTo(200);
        tenant.client().post("domains", "{\"name\": \"" + domain + "\"}");
        assertProblem(client.get(icon), 404, "icon-not-found");
    }

    @Test
    void goesWithItsOrganization() {
        put(Pngs.plain(9, 9));

        assertThat(ApiClient.administrator()
                        .delete("organizations/" + tenant.id())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void isAudited() {
        put(Pngs.plain(9, 9));
        client.delete(icon);

        assertThat(Lists.texts(tenant.client(), "audit-events", "action"))
                .contains("domain.icon", "domain.icon-delete");
    }

    private Answer put(byte[] png) {
        return put(client, png);
    }

    private Answer put(ApiClient by, byte[] png) {
        return by.send("PUT", icon, "image/png", HttpRequest.BodyPublishers.ofByteArray(png));
    }

    private HttpResponse<byte[]> download() throws IOException, InterruptedException {
        String secret = tenant.client()
                .post("api-codes", "{\"name\": \"x\", \"enabled\": true, \"scopes\": [\"domains:read\"]}")
                .json()
                .path("secret")
                .asText();
        URI uri = SharedServer.uri().resolve("/v1/" + icon);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri).header("X-Api-Key", secret).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static int[] pixels(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}

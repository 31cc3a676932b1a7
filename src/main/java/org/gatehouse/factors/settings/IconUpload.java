package org.gatehouse.factors.settings;

import static org.gatehouse.api.CommonProblem.BODY_TOO_LARGE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.api.Preconditions;
import org.gatehouse.domains.DomainService;

/** Takes an icon: decodes it outside of any transaction, and only for those who reach the domain. */
@ApplicationScoped
class IconUpload {
    @Inject
    DomainService domains;

    @Inject
    IconService icons;

    /**
     * Keeps the picture in the body; its ETag.
     *
     * @throws org.gatehouse.api.ApiException 413 {@code body-too-large}, 400 {@code icon-refused}
     */
    String put(String domain, Preconditions given, InputStream body) throws IOException {
        domains.get(domain);
        byte[] sent = body.readNBytes(IconImage.MAX_BYTES + 1);
        if (sent.length > IconImage.MAX_BYTES) {
            throw BODY_TOO_LARGE.because("at most %d bytes are taken here", IconImage.MAX_BYTES);
        }
        return icons.put(domain, given, IconImage.cleaned(sent));
    }
}

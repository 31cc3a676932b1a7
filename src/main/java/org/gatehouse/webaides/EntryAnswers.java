package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.gatehouse.webaides.content.Contents;

/** Answers with one entry in the form that the client accepts. */
@ApplicationScoped
class EntryAnswers {
    @Inject
    Contents contents;

    /** @throws org.gatehouse.api.ApiException 406 {@code not-acceptable} */
    Response read(EntryView view, HttpHeaders headers) {
        EntryForm form = EntryForm.accepted(headers.getAcceptableMediaTypes(), view.kind());
        Object entity = form.format() == null
                ? view
                : contents.write(view.kind(), view.content(), form.format()).getBytes(StandardCharsets.UTF_8);
        return Response.ok(entity, form.mediaType())
                .tag(form.etag(view))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}

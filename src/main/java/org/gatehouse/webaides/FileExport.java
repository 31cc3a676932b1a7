package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.WEBAIDE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.gatehouse.api.MediaRange;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Format;

/** Writes whole containers as files, page by page. */
@ApplicationScoped
class FileExport {
    @Inject
    WebAideReach reach;

    @Inject
    WebAideRepository webaides;

    @Inject
    EntryRepository entries;

    @Inject
    Contents contents;

    /** A file that is to be written. */
    record Plan(WebAide webaide, Format format) {
        String mediaType() {
            return format.mediaType() + "; charset=utf-8";
        }

        String disposition() {
            return FileName.attachment(webaide.state().name(), format.suffix());
        }
    }

    /** Refuses what is to be refused, and writes nothing yet. */
    Plan plan(String webaideId, Format asked, List<MediaRange> accepted) {
        WebAide webaide = reach.toRead(webaideId).webaide();
        return new Plan(webaide, FileFormats.toExport(webaide.kind(), asked, accepted));
    }

    /**
     * Writes the file. Needs no request any more.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code webaide-not-found} if the container goes meanwhile: the file would
     *     look whole
     */
    void write(Plan plan, OutputStream out) throws IOException {
        WebAide webaide = plan.webaide();
        EntryPages pages = new EntryPages(entries, webaide);
        contents.exportFile(webaide.kind(), plan.format(), EntryPages.contents(pages), out);
        if (webaides.find(webaide.organizationId(), webaide.id()).isEmpty()) {
            throw WEBAIDE_NOT_FOUND.because("it was deleted meanwhile");
        }
    }
}

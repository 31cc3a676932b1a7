package org.gatehouse.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code If-Match} and {@code If-None-Match} of the request (RFC 9110, 13.1). Honoured wherever a client sends them. */
@RequestScoped
public class Preconditions {
    /** One element of a list; a list may have empty ones (RFC 9110, 5.6.1.2). */
    private static final Pattern TAG = Pattern.compile("\\G[ \\t]*(?:(W/)?\"([!#-~\\x80-\\xff]*)\"[ \\t]*)?(,|$)");

    @Inject
    HttpServletRequest request;

    /**
     * Refuses unless the request is meant for this version of something that is there, in whatever form it was read.
     *
     * @throws ApiException 412 {@code stale-version}; 400 {@code invalid-header}
     */
    public void check(String etag) {
        String header = header("If-Match");
        if (header != null
                && !header.equals("*")
                && !versions(header, "If-Match", false).contains(etag)) {
            throw CommonProblem.STALE_VERSION.because("it is now at ETag \"%s\"", etag);
        }
        String none = header("If-None-Match");
        if (none != null
                && (none.equals("*") || versions(none, "If-None-Match", true).contains(etag))) {
            throw CommonProblem.STALE_VERSION.because("it is there already, at ETag \"%s\"", etag);
        }
    }

    /**
     * Refuses a request that is meant for something that is there, since there is nothing.
     *
     * @throws ApiException 412 {@code stale-version}
     */
    public void checkAbsent() {
        if (header("If-Match") != null) {
            throw CommonProblem.STALE_VERSION.because("there is nothing of this id");
        }
    }

    /** Whether a GET's {@code If-None-Match} already holds this version (weak comparison). */
    boolean isKnown(String etag) {
        String header = header("If-None-Match");
        return header != null
                && (header.equals("*") || tags(header, "If-None-Match", true).contains(etag));
    }

    private String header(String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(",", values).strip();
    }

    private static List<String> versions(String header, String name, boolean weakToo) {
        return tags(header, name, weakToo).stream().map(Etag::version).toList();
    }

    private static List<String> tags(String header, String name, boolean weakToo) {
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(header);
        int end = 0;
        while (matcher.find()) {
            if (matcher.group(2) != null && (weakToo || matcher.group(1) == null)) {
                tags.add(matcher.group(2));
            }
            end = matcher.end();
        }
        if (end != header.length()) {
            throw CommonProblem.INVALID_HEADER.because("%s must be * or a list of entity tags", name);
        }
        return tags;
    }
}

package org.gatehouse.webaides.content;

import static org.gatehouse.webaides.content.ContentProblem.TOO_MANY_INSTANCES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.webaides.content.recurrence.Instance;
import org.gatehouse.webaides.content.recurrence.Patch;
import org.gatehouse.webaides.content.recurrence.Series;
import org.gatehouse.webaides.content.recurrence.TooManyInstances;

/** Reads and judges contents of every kind, gives them back, and says when events happen. */
@ApplicationScoped
public class Contents {
    /** Of UTF-16 units: what a row of H2 can hold, with room to spare. */
    public static final int MAX_LENGTH = 1_000_000;

    @Inject
    StrictJson json;

    /**
     * The content that a client sends.
     *
     * @param uid its name, if the document says none
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}, with pointers relative to the content
     */
    public Content read(Kind kind, ObjectNode document, String uid) {
        String name = Objects.requireNonNullElse(Documents.uid(kind, document), uid);
        ObjectNode good = Documents.judged(kind, document, name);
        String text = json.write(good);
        if (text.length() > MAX_LENGTH) {
            throw CommonProblem.INVALID_BODY.at("", "must have at most 1000000 characters as JSON");
        }
        return new Content(kind, name, text, SearchColumns.of(kind, good));
    }

    /** What was stored before. */
    public Content fromStored(Kind kind, String uid, String stored) {
        return new Content(kind, uid, stored, null);
    }

    /** What clients see. */
    public ObjectNode json(Content content) {
        return json.readOwn(content.json(), ObjectNode.class);
    }

    /**
     * Whether any instance of the event shares a moment with the range. Bounded whatever its rules say: where the bound is
     * reached, the answer is yes.
     *
     * @param floating whose clock an event without a time zone goes by
     */
    public boolean touches(Content event, Instant from, Instant to, ZoneId floating) {
        return new Series(json(event), floating).touches(from, to);
    }

    /**
     * The instances of the event that share a moment with the range, by their start.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code too-many-instances}, too when finding them would cost too much
     */
    public List<Instance> instances(Content event, Instant from, Instant to, ZoneId floating, int atMost) {
        try {
            return new Series(json(event), floating).instances(from, to, atMost);
        } catch (TooManyInstances e) {
            throw TOO_MANY_INSTANCES.because("more than %d, or too many to look through; take a shorter range", atMost);
        }
    }

    /** The event as it is at that instance: its own patch applied, without the rules of the series. */
    public ObjectNode json(Content event, Instance instance) {
        return Patch.instance(json(event), instance);
    }
}

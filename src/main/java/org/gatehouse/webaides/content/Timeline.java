package org.gatehouse.webaides.content;

import static org.gatehouse.webaides.content.ContentProblem.TOO_MANY_INSTANCES;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gatehouse.webaides.content.recurrence.Budget;
import org.gatehouse.webaides.content.recurrence.Instance;
import org.gatehouse.webaides.content.recurrence.Series;
import org.gatehouse.webaides.content.recurrence.TooManyInstances;

/** When events happen. One request has one, and whatever their rules say, it spends no more than a bounded effort on them all. */
public final class Timeline {
    private final Contents contents;
    private final ZoneId floating;
    private final Budget budget = Budget.ofRequest();

    Timeline(Contents contents, ZoneId floating) {
        this.contents = contents;
        this.floating = floating;
    }

    /** Whether any instance of the event shares a moment with the range; yes, too, when that takes too much. */
    public boolean touches(Content event, Instant from, Instant to) {
        return series(event).touches(from, to, budget);
    }

    /**
     * The instances of the event that share a moment with the range, by their start.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code too-many-instances}, too when finding them takes too much
     */
    public List<Instance> instances(Content event, Instant from, Instant to, int atMost) {
        try {
            return series(event).instances(from, to, atMost, budget);
        } catch (TooManyInstances e) {
            throw TOO_MANY_INSTANCES.because("more than %d, or too many to look through; take a shorter range", atMost);
        }
    }

    /** Whether all effort is spent: about further events it knows nothing. */
    public boolean isSpent() {
        return budget.isSpent();
    }

    private Series series(Content event) {
        return new Series(contents.json(event), floating);
    }
}

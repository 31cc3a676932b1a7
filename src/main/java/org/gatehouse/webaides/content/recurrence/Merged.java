package org.gatehouse.webaides.content.recurrence;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The times of several rules as one, in order and each once. */
final class Merged {
    private final List<Candidates> rules;
    private final List<LocalDateTime> heads = new ArrayList<>();

    Merged(List<Candidates> rules) {
        this.rules = rules;
        rules.forEach(rule -> heads.add(rule.next()));
    }

    /** The next time; null when there is none. */
    LocalDateTime next() {
        LocalDateTime least = peek();
        for (int i = 0; least != null && i < heads.size(); i++) {
            if (least.equals(heads.get(i))) {
                heads.set(i, rules.get(i).next());
            }
        }
        return least;
    }

    /** Whether this time is among them. Asked for later and later times only. */
    boolean has(LocalDateTime time) {
        LocalDateTime head = peek();
        while (head != null && head.isBefore(time)) {
            next();
            head = peek();
        }
        return time.equals(head);
    }

    private LocalDateTime peek() {
        LocalDateTime least = null;
        for (LocalDateTime head : heads) {
            if (head != null && (least == null || head.isBefore(least))) {
                least = head;
            }
        }
        return least;
    }
}

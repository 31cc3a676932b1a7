package org.gatehouse.webaides.content;

import java.time.Instant;
import java.util.List;

/**
 * What lists filter and sort by; null, or empty, where the content has no such thing. Texts are in the form of
 * {@link SearchText}.
 *
 * @param title what the entry is called
 * @param text what else is searched
 * @param status the state of a task
 * @param startsAt when an event begins
 * @param endsAt when its last instance ends; null if it never does
 * @param dueAt when a task is due
 */
public record Columns(
        String title,
        String text,
        List<String> categories,
        List<String> emails,
        List<String> phones,
        String status,
        Instant startsAt,
        Instant endsAt,
        Instant dueAt) {}

package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.icalendar.CalendarReader;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;
import org.gatehouse.webaides.content.lines.Values;

/**
 * A file of events or tasks. Its components may stand in any order, so it is read twice: first into a temporary file, noting
 * which belong together, then series by series.
 */
final class CalendarItems implements Items {
    static final int MAX_COMPONENTS = 200_000;

    private static final int MAX_ZONES = 1_000;
    private static final int MAX_ZONE = 64 * 1024;
    private static final String ZONE = "VTIMEZONE";

    /** Those of one UID within one calendar. */
    private record Key(int calendar, String uid) {}

    private final String name;
    private final Spool spool = new Spool();
    private final Map<Key, List<Spool.Place>> series = new LinkedHashMap<>();
    private final Map<Integer, Map<String, Component>> zones = new HashMap<>();
    private final Deque<Item> ready = new ArrayDeque<>();
    private Iterator<Map.Entry<Key, List<Spool.Place>>> rest;
    private int zoneCount;

    /**
     * Reads a whole file.
     *
     * @param name VEVENT or VTODO
     */
    CalendarItems(InputStream in, String name) throws IOException {
        this.name = name;
        try {
            gather(new Chunks(in, 1));
        } catch (MalformedLine | TooLarge e) { // of the file as a whole
            series.clear();
            ready.clear();
            ready.add(Item.failed(null, e));
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
        rest = series.entrySet().iterator();
    }

    private void gather(Chunks chunks) throws IOException {
        int number = 0;
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            if (chunk.name() == null) {
                refuseMessages(chunk);
            } else if (++number > MAX_COMPONENTS) {
                throw new TooLarge("a file may have at most " + MAX_COMPONENTS + " components");
            } else {
                gather(chunk, number);
            }
        }
        if (series.isEmpty() && ready.isEmpty()) {
            throw new MalformedLine("holds no " + name);
        }
    }

    private void gather(Chunk chunk, int number) throws IOException {
        try {
            Component component = Component.parse(chunk.text(), CalendarReader.MAX_LINES);
            String uid = component.value("UID");
            if (component.name().equals(ZONE)) {
                keepZone(component, chunk);
            } else {
                Key key = new Key(chunk.calendar(), uid.isBlank() ? "\n" + number : uid);
                series.computeIfAbsent(key, each -> new ArrayList<>(1)).add(spool.add(chunk.bytes()));
            }
        } catch (MalformedLine | TooLarge e) {
            ready.add(Item.failed(null, e));
        }
    }

    /** One that is too long, or comes after too many, counts as not there; who needs it is told so. */
    private void keepZone(Component zone, Chunk chunk) {
        ContentLine id = zone.first("TZID");
        if (id != null && chunk.bytes().length <= MAX_ZONE && zoneCount++ < MAX_ZONES) {
            zones.computeIfAbsent(chunk.calendar(), each -> new HashMap<>()).putIfAbsent(Values.text(id), zone);
        }
    }

    private static void refuseMessages(Chunk line) {
        ContentLine property;
        try {
            property = ContentLine.parse(line.text());
        } catch (MalformedLine e) {
            return; // a line between components that says nothing
        }
        CalendarReader.refuseMessages(property);
    }

    @Override
    public Item next() throws IOException {
        if (ready.isEmpty() && rest.hasNext()) {
            Map.Entry<Key, List<Spool.Place>> next = rest.next();
            rest.remove();
            read(next.getKey(), next.getValue());
        }
        return ready.poll();
    }

    private void read(Key key, List<Spool.Place> places) throws IOException {
        String uid = key.uid.startsWith("\n") ? null : key.uid;
        if (places.stream().mapToLong(Spool.Place::length).sum() > Chunk.MAX) {
            ready.add(Item.failed(uid, new TooLarge("a series may have at most " + Chunk.MAX + " bytes")));
            return;
        }
        List<Component> masters = new ArrayList<>();
        List<Component> instances = new ArrayList<>();
        for (Spool.Place place : places) {
            Component component = Component.parse(new String(spool.get(place), UTF_8), CalendarReader.MAX_LINES);
            (component.first("RECURRENCE-ID") == null ? masters : instances).add(component);
        }
        if (masters.isEmpty()) {
            ready.add(item(instances.subList(0, 1), key.calendar, uid));
            refuse(instances, "/recurrenceId", "stands several times in the file, without the series", uid);
        } else {
            List<Component> whole = new ArrayList<>(masters.subList(0, 1));
            whole.addAll(instances);
            ready.add(item(whole, key.calendar, uid));
            refuse(masters, "/uid", "stands twice in the file", uid);
        }
    }

    private void refuse(List<Component> components, String pointer, String detail, String uid) {
        for (int i = 1; i < components.size(); i++) {
            ready.add(Item.failed(uid, INVALID_BODY.at(pointer, detail)));
        }
    }

    private Item item(List<Component> components, int calendar, String uid) {
        try {
            ObjectNode object = CalendarReader.read(components, zones.getOrDefault(calendar, Map.of()), name);
            return Item.read(object, uid);
        } catch (MalformedLine | TooLarge | ApiException e) {
            return Item.failed(uid, e);
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}

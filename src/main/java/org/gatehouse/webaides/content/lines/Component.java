package org.gatehouse.webaides.content.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands between BEGIN and END: properties and further components.
 *
 * @param name in upper case
 */
public record Component(String name, List<ContentLine> properties, List<Component> components) {
    private static final int DEEPEST = 6;

    public Component(String name) {
        this(name, new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Reads the one component that a text is.
     *
     * @throws MalformedLine if it is none, or more than one, or has a line that is no property
     * @throws TooLarge if a line is too long or there are too many
     */
    public static Component parse(String text, int maxLines) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<Component> open = new ArrayList<>();
        Component whole = null;
        int number = 0;
        for (String line : Folding.unfold(withoutMark, maxLines)) {
            number++;
            ContentLine property = property(line, number);
            if (whole != null) {
                throw new MalformedLine("something follows the end at line " + number);
            }
            if (property.name().equals("BEGIN")) {
                begin(word(property), open, number);
            } else if (open.isEmpty()) {
                throw new MalformedLine("does not begin with BEGIN");
            } else if (property.name().equals("END")) {
                Component done = open.remove(open.size() - 1);
                if (!done.name.equals(word(property))) {
                    throw new MalformedLine("line " + number + " ends what was not begun");
                }
                whole = open.isEmpty() ? done : null;
            } else {
                open.get(open.size() - 1).properties.add(property);
            }
        }
        if (whole == null) {
            throw new MalformedLine("ends before its END");
        }
        return whole;
    }

    private static void begin(String name, List<Component> open, int number) {
        if (open.size() >= DEEPEST) {
            throw new MalformedLine("line " + number + " nests too deeply");
        }
        Component begun = new Component(name);
        if (!open.isEmpty()) {
            open.get(open.size() - 1).components.add(begun);
        }
        open.add(begun);
    }

    private static String word(ContentLine property) {
        return property.value().strip().toUpperCase(Locale.ROOT);
    }

    private static ContentLine property(String line, int number) {
        try {
            return ContentLine.parse(line);
        } catch (MalformedLine e) {
            throw new MalformedLine("line " + number + ", unfolded, is no property");
        }
    }

    /** The first property of that name, or null. */
    public ContentLine first(String property) {
        for (ContentLine each : properties) {
            if (each.name().equals(property)) {
                return each;
            }
        }
        return null;
    }

    /** The value of the first property of that name; empty if there is none. */
    public String value(String property) {
        ContentLine first = first(property);
        return first == null ? "" : first.value();
    }

    public Component add(ContentLine property) {
        properties.add(property);
        return this;
    }

    /** Writes it, folded, with CRLF. */
    public void write(StringBuilder to) {
        to.append("BEGIN:").append(name).append("\r\n");
        properties.forEach(property -> Folding.fold(property.text(), to));
        components.forEach(component -> component.write(to));
        to.append("END:").append(name).append("\r\n");
    }
}

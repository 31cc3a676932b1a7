package org.gatehouse.webaides.content.lines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One unfolded line: a property with its parameters, its value as it stands there. A parameter that needs no quotes but had
 * some keeps them; one that stands there twice has a list for each time.
 *
 * @param group null for none
 * @param name in upper case
 * @param parameters by their names in lower case
 */
public record ContentLine(String group, String name, Map<String, List<List<String>>> parameters, String value) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]++");
    private static final Pattern PLAIN = Pattern.compile("[^\",;:]*+");

    /** A property of ours. */
    public ContentLine(String name, String value) {
        this(null, name, new LinkedHashMap<>(), value);
    }

    /**
     * Reads a line.
     *
     * @throws MalformedLine if it is no property
     */
    public static ContentLine parse(String line) {
        return new Parser(line).parse();
    }

    /** The parameter's values; none if it is not there. */
    public List<String> all(String parameter) {
        List<String> values = new ArrayList<>();
        for (List<String> some : parameters.getOrDefault(parameter, List.of())) {
            some.forEach(value -> values.add(unquoted(value)));
        }
        return values;
    }

    /** The parameter's first value; empty if it is not there. */
    public String first(String parameter) {
        List<String> values = all(parameter);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The same line with one more value of a parameter. */
    public ContentLine with(String parameter, String value) {
        parameters
                .computeIfAbsent(parameter, name -> new ArrayList<>(List.of(new ArrayList<>())))
                .get(0)
                .add(value);
        return this;
    }

    public boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    /** The line as it is written, without folds. */
    public String text() {
        StringBuilder line = new StringBuilder();
        if (group != null) {
            line.append(group).append('.');
        }
        line.append(name);
        parameters.forEach((parameter, times) -> times.forEach(values -> {
            line.append(';').append(parameter.toUpperCase(Locale.ROOT)).append('=');
            line.append(
                    String.join(",", values.stream().map(ContentLine::quoted).toList()));
        }));
        return line.append(':').append(value).toString();
    }

    private static String quoted(String value) {
        boolean whole = isQuoted(value) || PLAIN.matcher(value).matches();
        return whole ? value : '"' + value.replace('"', '\'') + '"';
    }

    private static boolean isQuoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.indexOf('"', 1) == value.length() - 1;
    }

    private static String unquoted(String value) {
        return isQuoted(value) ? value.substring(1, value.length() - 1) : value;
    }

    /** Reads from left to right. */
    private static final class Parser {
        private final String line;
        private int at;

        Parser(String line) {
            this.line = line;
        }

        ContentLine parse() {
            String name = until(";:").strip();
            int dot = name.lastIndexOf('.');
            String group = dot > 0 ? name.substring(0, dot) : null;
            name = name.substring(dot + 1);
            boolean lawful = WORD.matcher(name).matches()
                    && (group == null || WORD.matcher(group).matches());
            if (!lawful) {
                throw new MalformedLine();
            }
            Map<String, List<List<String>>> parameters = new LinkedHashMap<>();
            while (line.charAt(at) == ';') {
                at++;
                parameter(parameters);
            }
            return new ContentLine(group, name.toUpperCase(Locale.ROOT), parameters, line.substring(at + 1));
        }

        private void parameter(Map<String, List<List<String>>> parameters) {
            String name = until("=;:").strip().toLowerCase(Locale.ROOT);
            List<String> values = new ArrayList<>();
            if (line.charAt(at) == '=') {
                do {
                    at++;
                    values.add(value());
                } while (line.charAt(at) == ',');
            } else if (!name.isEmpty()) {
                values.add(name); // vCard 2.1 leaves the names out
                name = isEncoding(name) ? "encoding" : "type";
            } else {
                return;
            }
            if (!WORD.matcher(name).matches()) {
                throw new MalformedLine();
            }
            parameters.computeIfAbsent(name, each -> new ArrayList<>()).add(values);
        }

        private String value() {
            if (line.startsWith("\"", at)) {
                int end = line.indexOf('"', at + 1);
                if (end > 0 && end + 1 < line.length() && ",;:".indexOf(line.charAt(end + 1)) >= 0) {
                    String quoted = line.substring(at, end + 1);
                    at = end + 1;
                    String plain = unquoted(quoted);
                    return PLAIN.matcher(plain).matches() ? quoted : plain;
                }
            }
            return until(",;:").replace("\"", "'");
        }

        private String until(String ends) {
            int begin = at;
            while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            if (at == line.length()) {
                throw new MalformedLine();
            }
            return line.substring(begin, at);
        }

        private static boolean isEncoding(String word) {
            return word.equals("quoted-printable")
                    || word.equals("base64")
                    || word.equals("8bit")
                    || word.equals("7bit");
        }
    }
}

package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * A Netscape bookmark file, which every browser writes: the links in it, with their folders and tags as keywords. Read tag by
 * tag, for the file is one list however long it is.
 */
final class BookmarkItems implements Items {
    private static final int DEEPEST = 100;
    private static final int MAX_FOLDER = 100; // what a keyword may have

    private final Tags tags;
    private final List<String> folders = new ArrayList<>();
    private final StringBuilder description = new StringBuilder();
    private String folder = "";
    private ObjectNode link;
    private String uid;
    private boolean cut;
    private boolean describing;
    private boolean any;
    private boolean ended;

    BookmarkItems(InputStream in) {
        tags = new Tags(new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder()), 64 * 1024));
    }

    @Override
    public Item next() throws IOException {
        try {
            for (Tags.Piece piece = ended ? null : tags.next(); piece != null; piece = tags.next()) {
                Item done = take(piece);
                if (done != null) {
                    return done;
                }
            }
            ended = true;
            Item last = finished();
            return last == null && !any ? failed(new MalformedLine("holds no bookmark")) : last;
        } catch (CharacterCodingException e) {
            return failed(new MalformedLine("is not UTF-8"));
        } catch (MalformedLine e) {
            return failed(e);
        }
    }

    /** What is wrong with the file as a whole is told once. */
    private Item failed(RuntimeException failure) {
        ended = true;
        any = true;
        link = null;
        return Item.failed(null, failure);
    }

    private Item take(Tags.Piece piece) throws IOException {
        switch (piece.name()) {
            case "" -> describe(piece);
            case "dd" -> describing = link != null;
            case "h3" -> folder = shortened(text(until("/h3")));
            case "dl" -> {
                if (folders.size() >= DEEPEST) {
                    throw new MalformedLine("has folders " + DEEPEST + " deep and more");
                }
                folders.add(folder);
                folder = "";
            }
            case "/dl" -> {
                if (!folders.isEmpty()) {
                    folders.remove(folders.size() - 1);
                }
                return finished();
            }
            case "dt" -> {
                return finished();
            }
            case "a" -> {
                Item done = finished();
                begin(piece);
                return done;
            }
            default -> {}
        }
        return null;
    }

    private void describe(Tags.Piece piece) {
        String text = describing && !cut ? text(piece.text()) : "";
        if (!text.isEmpty()) {
            description.append(description.isEmpty() ? "" : "\n").append(text);
            cut = piece.cut() || description.length() > Tags.MAX;
        }
    }

    private void begin(Tags.Piece tag) throws IOException {
        link = JsonNodeFactory.instance.objectNode();
        uid = null;
        description.setLength(0);
        cut = tag.cut();
        String title = text(until("/a"));
        Element element = Jsoup.parseBodyFragment(tag.text() + "</a>").selectFirst("a");
        if (!title.isEmpty()) {
            link.put("title", title);
        }
        if (element == null) {
            return;
        }
        link.put("url", element.attr("href").strip());
        for (String name : folders) {
            if (!name.isEmpty()) {
                link.withArray("keywords").add(name);
            }
        }
        LinkSheet.keywords(element.attr("tags"), link);
        uid = element.attr("data-uid").isBlank() ? null : element.attr("data-uid");
    }

    /** The link that was being read, if there was one. */
    private Item finished() {
        describing = false;
        if (link == null) {
            return null;
        }
        any = true;
        if (!description.isEmpty()) {
            link.put("description", description.toString());
        }
        Item item = cut
                ? Item.failed(uid, new TooLarge("a part of a bookmark may have at most " + Tags.MAX + " characters"))
                : Item.read(link, uid);
        link = null;
        return item;
    }

    /** Everything up to that tag. */
    private String until(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Tags.Piece piece = tags.next(); piece != null && !piece.name().equals(name); piece = tags.next()) {
            cut |= piece.cut() || text.length() > Tags.MAX;
            text.append(text.length() > Tags.MAX ? "" : piece.text());
        }
        return text.toString();
    }

    /** Each link repeats the names of all folders that it is in. */
    private static String shortened(String name) {
        int end = Math.min(name.length(), MAX_FOLDER);
        boolean splits = end < name.length() && Character.isHighSurrogate(name.charAt(end - 1));
        return name.substring(0, splits ? end - 1 : end).strip();
    }

    private static String text(String html) {
        return Jsoup.parseBodyFragment(html).text().strip();
    }
}

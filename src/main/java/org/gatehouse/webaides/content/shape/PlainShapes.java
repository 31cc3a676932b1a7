package org.gatehouse.webaides.content.shape;

/** The records of our own: notes and links. */
public final class PlainShapes {
    public static final int MAX_BODY = 900_000;

    private static final int MAX_TITLE = 500;
    private static final Rule TITLE = Scalar.line(MAX_TITLE);
    private static final Rule KEYWORDS = new Elements(Scalar.word(100), 0, 100);

    public static final Shape NOTE = Shape.untyped()
            .with("title", TITLE)
            .with("body", Scalar.text(MAX_BODY))
            .with("format", Words.only("plain", "markdown"))
            .with("keywords", KEYWORDS);

    public static final Shape LINK = Shape.untyped()
            .with("title", TITLE)
            .requires("url", Uris.LINK)
            .with("description", Scalar.TEXT)
            .with("keywords", KEYWORDS);

    private PlainShapes() {}
}

package org.gatehouse.platform;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * Text that people type into one line: kept in NFC, compared without case by full case folding.
 * All Unicode data comes from ICU4J, so that stored keys do not depend on the Java version.
 */
public final class PlainText {
    /** Longer input is refused unread: normalising a long run of combining marks takes quadratic time. */
    public static final int MAX_INPUT = 1024;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private static final UnicodeSet BREAKING =
            new UnicodeSet("[[:Cc:][:Cs:][:Zl:][:Zp:][:Noncharacter_Code_Point:]]").freeze();

    // Unassigned code points too: a later Unicode version may fold or normalise them, and a stored key would go stale.
    private static final UnicodeSet HIDDEN =
            new UnicodeSet("[[:C:][:Z:][:White_Space:][:Default_Ignorable_Code_Point:]-[\\ ]]").freeze();

    private PlainText() {}

    /** NFC of the input. */
    public static String normalize(String input) {
        if (input.length() > MAX_INPUT) {
            throw new InvalidValue("text may have at most 1024 characters");
        }
        return NFC.normalize(input);
    }

    /** The key under which two spellings of one text meet: NFC, full case folding without language rules, NFC. */
    public static String foldCase(String text) {
        return NFC.normalize(UCharacter.foldCase(normalize(text), true));
    }

    /** Whether the text has neither line breaks, control characters, unpaired surrogates nor noncharacters. */
    public static boolean isOneLine(CharSequence text) {
        return BREAKING.containsNone(text);
    }

    /** Whether every character can be seen: no control, format, unassigned or private character, no blank but U+0020. */
    public static boolean isVisible(CharSequence text) {
        return HIDDEN.containsNone(text);
    }
}

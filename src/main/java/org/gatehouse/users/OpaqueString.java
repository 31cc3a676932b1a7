package org.gatehouse.users;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/**
 * The OpaqueString profile for passwords (RFC 8265 4.2): other blanks become U+0020, NFC, and every code point is in
 * the FreeformClass (RFC 8264 4.3, 8), those of the contextual rules (RFC 5892 A) in their context.
 */
final class OpaqueString {
    private static final UnicodeSet BLANKS = new UnicodeSet("[:Zs:]").freeze();

    private static final UnicodeSet FREEFORM = new UnicodeSet(
                    "[[[:L:][:M:][:N:][:P:][:S:]\\ \\u06FD\\u06FE\\u200C\\u200D]"
                            + "-[[:Default_Ignorable_Code_Point:]-[\\u200C\\u200D]]"
                            + "-[:Hangul_Syllable_Type=L:]-[:Hangul_Syllable_Type=V:]-[:Hangul_Syllable_Type=T:]"
                            + "-[\\u0640\\u07FA\\u302E\\u302F\\u3031-\\u3035\\u303B]]")
            .freeze();

    private static final int VIRAMA = 9;
    private static final int NOTHING = 0; // NUL: allowed nowhere, without script or joining

    private OpaqueString() {}

    static String enforce(String input) {
        String text = PlainText.normalize(withPlainBlanks(input));
        int[] codePoints = text.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            if (!FREEFORM.contains(codePoints[i]) || !isInContext(codePoints, i)) {
                throw new InvalidValue("the password has a character that RFC 8265 does not allow, such as a control or"
                        + " invisible character");
            }
        }
        return text;
    }

    private static String withPlainBlanks(String input) {
        return input.codePoints()
                .map(c -> BLANKS.contains(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isInContext(int[] text, int i) {
        int before = at(text, i - 1);
        int after = at(text, i + 1);
        return switch (text[i]) {
            case 0x00B7 -> before == 'l' && after == 'l';
            case 0x0375 -> UScript.getScript(after) == UScript.GREEK;
            case 0x05F3, 0x05F4 -> UScript.getScript(before) == UScript.HEBREW;
            case 0x200C -> UCharacter.getCombiningClass(before) == VIRAMA || isBetweenJoining(text, i);
            case 0x200D -> UCharacter.getCombiningClass(before) == VIRAMA;
            case 0x30FB -> Arrays.stream(text).anyMatch(OpaqueString::isJapanese);
            default -> !isArabicDigit(text[i]) || Arrays.stream(text).noneMatch(OpaqueString::isExtendedArabicDigit);
        };
    }

    private static boolean isBetweenJoining(int[] text, int i) {
        int left = i - 1;
        while (joiningType(at(text, left)) == JoiningType.TRANSPARENT) {
            left--;
        }
        int right = i + 1;
        while (joiningType(at(text, right)) == JoiningType.TRANSPARENT) {
            right++;
        }
        int leftType = joiningType(at(text, left));
        int rightType = joiningType(at(text, right));
        return (leftType == JoiningType.LEFT_JOINING || leftType == JoiningType.DUAL_JOINING)
                && (rightType == JoiningType.RIGHT_JOINING || rightType == JoiningType.DUAL_JOINING);
    }

    private static int at(int[] text, int i) {
        return i < 0 || i >= text.length ? NOTHING : text[i];
    }

    private static int joiningType(int codePoint) {
        return UCharacter.getIntPropertyValue(codePoint, UProperty.JOINING_TYPE);
    }

    private static boolean isJapanese(int codePoint) {
        int script = UScript.getScript(codePoint);
        return script == UScript.HIRAGANA || script == UScript.KATAKANA || script == UScript.HAN;
    }

    private static boolean isArabicDigit(int codePoint) {
        return codePoint >= 0x0660 && codePoint <= 0x0669;
    }

    private static boolean isExtendedArabicDigit(int codePoint) {
        return codePoint >= 0x06F0 && codePoint <= 0x06F9;
    }
}

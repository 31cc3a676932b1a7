package org.gatehouse.webaides.content;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which texts are searched and sorted: NFKC with the case folded. */
public final class SearchText {
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9+]");

    private SearchText() {}

    /** The text as it is searched; null stays null. */
    public static String fold(String text) {
        if (text == null) {
            return null;
        }
        return isAscii(text)
                ? text.toLowerCase(Locale.ROOT) // what the other way comes to
                : NFKC.normalize(UCharacter.foldCase(NFKC.normalize(text), true));
    }

    /** The number with nothing but its digits and a leading plus. */
    public static String phone(String number) {
        String digits = NO_DIGIT.matcher(fold(number)).replaceAll("");
        return digits.isEmpty()
                ? digits
                : digits.charAt(0) + digits.substring(1).replace("+", "");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}

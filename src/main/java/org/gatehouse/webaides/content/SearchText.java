package org.gatehouse.webaides.content;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/** The form in which texts are searched and sorted: NFKC with the case folded. */
public final class SearchText {
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private SearchText() {}

    /** The text as it is searched; null stays null. */
    public static String fold(String text) {
        return text == null ? null : NFKC.normalize(UCharacter.foldCase(NFKC.normalize(text), true));
    }

    /** The number with nothing but its digits and a leading plus. */
    public static String phone(String number) {
        String digits = fold(number).replaceAll("[^0-9+]", "");
        return digits.isEmpty()
                ? digits
                : digits.charAt(0) + digits.substring(1).replace("+", "");
    }
}

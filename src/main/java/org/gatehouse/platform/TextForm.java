package org.gatehouse.platform;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms that a text of a profile or of preferences can have, each with its rule in words. */
public enum TextForm {
    COUNTRY("must be an ISO 3166-1 code of two capital letters, such as DE"),
    PHONE("a number that begins with + must be in E.164 form, such as +4930123456"),
    TIME_ZONE("must be a time zone of the IANA database, such as Europe/Berlin"),
    LANGUAGE_TAG("must be a BCP 47 language tag of at most 64 characters, such as en-GB");

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    // SystemV/… are an invention of the JDK.
    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int LONGEST_TAG = 64;

    private final String rule;

    TextForm(String rule) {
        this.rule = rule;
    }

    /** What {@link #TIME_ZONE} takes, in order. */
    public static List<String> timeZones() {
        return TIME_ZONES.stream().sorted().toList();
    }

    String rule() {
        return rule;
    }

    boolean fits(String text) {
        return switch (this) {
            case COUNTRY -> COUNTRIES.contains(text);
            case PHONE -> isPhone(text);
            case TIME_ZONE -> TIME_ZONES.contains(text);
            case LANGUAGE_TAG -> isLanguageTag(text);
        };
    }

    /** Possible, not valid: whether a number is assigned changes faster than the library's tables. */
    private static boolean isPhone(String text) {
        return !text.startsWith("+")
                || (E164.matcher(text).matches()
                        && PhoneNumberUtil.getInstance().isPossibleNumber(text, null));
    }

    private static boolean isLanguageTag(String text) {
        if (text.length() > LONGEST_TAG) {
            return false;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return !locale.getLanguage().isEmpty();
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }
}

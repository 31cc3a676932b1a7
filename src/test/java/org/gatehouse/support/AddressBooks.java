package org.gatehouse.support;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.parameter.AddressType;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.ImageType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Gender;
import ezvcard.property.Impp;
import ezvcard.property.Kind;
import ezvcard.property.Member;
import ezvcard.property.Photo;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Uid;
import ezvcard.property.Url;
import ezvcard.util.PartialDate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * An address book as people have it after some years: many scripts and photos, groups, and cards of an older program.
 * Always the same.
 */
public final class AddressBooks {
    private static final int PEOPLE = 297;
    private static final int GROUPS = 3;

    private static final int OLD_EVERY = 5;
    private static final List<String[]> NAMES = List.of(
            new String[] {"Ada", "Lovelace", "London", "GB"},
            new String[] {"Käthe", "Müller-Lüdenscheidt", "Köln", "DE"},
            new String[] {"Zoë", "d’Arc", "Orléans", "FR"},
            new String[] {"Jiří", "Čapek", "Malé Svatoňovice", "CZ"},
            new String[] {"Łucja", "Żółć", "Łódź", "PL"},
            new String[] {"Søren", "Østergård", "Århus", "DK"},
            new String[] {"Íris", "Þórsdóttir", "Ísafjörður", "IS"},
            new String[] {"Ελένη", "Παπαδοπούλου", "Αθήνα", "GR"},
            new String[] {"Софья", "Ковалевская", "Москва", "RU"},
            new String[] {"Леся", "Українка", "Київ", "UA"},
            new String[] {"שרה", "לוי", "ירושלים", "IL"},
            new String[] {"مريم", "ميرزاخانی", "تهران", "IR"},
            new String[] {"रवि", "ठाकुर", "दिल्ली", "IN"},
            new String[] {"สมชาย", "ใจดี", "กรุงเทพฯ", "TH"},
            new String[] {"ნინო", "ქართველი", "თბილისი", "GE"},
            new String[] {"Արամ", "Խաչատրյան", "Երևան", "AM"},
            new String[] {"小红", "王", "北京", "CN"},
            new String[] {"紫", "式部", "京都", "JP"},
            new String[] {"민준", "김", "서울", "KR"},
            new String[] {"Nguyễn", "Thị Ánh", "Huế", "VN"},
            new String[] {"İpek", "Yıldız", "İstanbul", "TR"},
            new String[] {"ሰላም", "ተስፋዬ", "አዲስ አበባ", "ET"});

    private final Random random = new Random(20_271_031);

    private AddressBooks() {}

    /** Writes 300 cards, those of people and of groups of them; a fifth is of version 3.0. */
    public static void write(Path file) throws IOException {
        AddressBooks book = new AddressBooks();
        try (VCardWriter writer = new VCardWriter(Files.newBufferedWriter(file), VCardVersion.V4_0)) {
            writer.setVersionStrict(false);
            for (int i = 0; i < PEOPLE; i++) {
                boolean isOld = i % OLD_EVERY == 3;
                writer.setTargetVersion(isOld ? VCardVersion.V3_0 : VCardVersion.V4_0);
                writer.write(book.person(i, isOld));
            }
            writer.setTargetVersion(VCardVersion.V4_0);
            for (int i = 0; i < GROUPS; i++) {
                writer.write(group(i));
            }
        }
    }

    private static UUID uuid(int number) {
        return new UUID(0x4fbe_8971_0bc3_424cL, 0x9c26_0000_0000_0000L + number);
    }

    private VCard person(int number, boolean isOld) throws IOException {
        String[] name = NAMES.get(number % NAMES.size());
        int round = number / NAMES.size();
        VCard card = new VCard();
        // older programs made UIDs of every kind
        card.setUid(new Uid(isOld ? "old-%03d@pim.example".formatted(number) : "urn:uuid:" + uuid(number)));
        name(card, name, round);
        card.setRevision(Instant.parse("2019-05-04T10:00:00Z").plusSeconds(number * 86_413L));
        addresses(card, name, number);
        work(card, number);
        dates(card, number, isOld);
        words(card, number);
        extended(card, number);
        if (number % 3 == 0) {
            card.addPhoto(new Photo(picture(24 + random.nextInt(24)), ImageType.PNG));
        } else if (number % 11 == 1) {
            card.addPhoto(new Photo("https://people.example/" + number + ".jpg", ImageType.JPEG));
        }
        if (!isOld && number % 4 == 0) {
            card.setGender(number % 8 == 0 ? Gender.female() : Gender.male());
            card.addLanguage(name[3].equals("GB") ? "en" : "de");
        }
        return card;
    }

    private static void name(VCard card, String[] name, int round) {
        String given = round == 0 ? name[0] : name[0] + " " + (char) ('A' + round) + ".";
        StructuredName parts = new StructuredName();
        parts.setGiven(given);
        parts.setFamily(name[1]);
        if (round % 4 == 1) {
            parts.getPrefixes().add("Dr.");
        }
        if (round % 4 == 2) {
            parts.getAdditionalNames().add("María, Inés");
            parts.getSuffixes().add("jr.");
        }
        card.setStructuredName(parts);
        card.setFormattedName(given + " " + name[1]);
        if (round % 3 == 0) {
            card.setNickname(name[0].substring(0, 1) + round);
        } else if (round % 3 == 1) {
            card.setNickname(name[0].substring(0, 1) + round, "the other " + name[0]);
        }
    }

    private static void addresses(VCard card, String[] name, int number) {
        card.addEmail("person%d@example.com".formatted(number), EmailType.WORK);
        if (number % 2 == 0) {
            card.addEmail("p%d@home.example".formatted(number), EmailType.HOME).setPref(1);
        }
        card.addTelephoneNumber("+44 20 7946 %04d".formatted(number), TelephoneType.WORK, TelephoneType.VOICE);
        if (number % 3 != 0) {
            card.addTelephoneNumber("+49 151 %07d".formatted(number), TelephoneType.CELL);
        }
        Address address = new Address();
        address.setStreetAddress("12; St James’s Square");
        address.setLocality(name[2]);
        address.setPostalCode("%05d".formatted(10_000 + number));
        address.setCountry(name[3]);
        address.getTypes().add(number % 2 == 0 ? AddressType.HOME : AddressType.WORK);
        if (number % 5 == 0) {
            address.setLabel("12, St James’s Square\n" + name[2] + "\n" + name[3]);
        }
        card.addAddress(address);
    }

    private static void work(VCard card, int number) {
        if (number % 2 == 1) {
            card.setOrganization("Analytical Engines, Ltd; " + number % 7, "Mills", "Cards");
            card.addTitle("Engineer of the %d. degree".formatted(number % 4));
            card.addRole("Programmer");
        }
        if (number % 6 == 2) {
            card.addImpp(Impp.xmpp("person%d@jabber.example".formatted(number)));
        }
        if (number % 9 == 4) {
            card.addUrl("https://people.example/" + number + "?a=b;c,d");
        }
    }

    private static void dates(VCard card, int number, boolean isOld) {
        if (number % 4 == 1) {
            card.setBirthday(LocalDate.of(1950, 1, 1).plusDays(number * 61L));
        } else if (number % 4 == 2 && !isOld) {
            card.setBirthday(new Birthday(PartialDate.builder()
                    .month(1 + number % 12)
                    .date(1 + number % 28)
                    .build()));
        }
        if (number % 10 == 0 && !isOld) {
            card.setAnniversary(LocalDate.of(2012, 12, 12));
        }
    }

    private static void words(VCard card, int number) {
        if (number % 3 == 1) {
            card.setCategories("friends", number % 2 == 0 ? "chess, and go" : "música");
        }
        if (number % 4 == 3) {
            card.addNote(
                    ("Met at the fair; said: “%d cards, no more”.\nБольше строк — 多行 ".formatted(number)).repeat(6));
        }
    }

    private static void extended(VCard card, int number) {
        if (number % 5 == 1) {
            card.addExtendedProperty("X-SHOE-SIZE", Integer.toString(36 + number % 10));
            RawProperty phonetic = card.addExtendedProperty("X-PHONETIC-LAST-NAME", "ˈlʌvleɪs");
            phonetic.setParameter("X-SYSTEM", "eu,de");
        }
        if (number % 7 == 2) {
            Url page = new Url("https://blog.example/" + number);
            page.setGroup("item1");
            card.addUrl(page);
            card.addExtendedProperty("X-ABLABEL", "_$!<HomePage>!$_").setGroup("item1");
        }
    }

    private static VCard group(int number) {
        VCard card = new VCard();
        card.setKind(Kind.group());
        card.setUid(new Uid("urn:uuid:" + uuid(PEOPLE + number)));
        card.setFormattedName("Gruppe " + (char) ('Α' + number));
        for (int i = number; i < PEOPLE; i += 25) {
            if (i % OLD_EVERY != 3) {
                card.addMember(new Member("urn:uuid:" + uuid(i)));
            }
        }
        return card;
    }

    /** Noise, so that it does not get small. */
    private byte[] picture(int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < side * side; pixel++) {
            image.setRGB(pixel % side, pixel / side, random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}

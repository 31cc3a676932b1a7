package org.gatehouse.users;

import static org.gatehouse.platform.TextForm.COUNTRY;
import static org.gatehouse.platform.TextForm.PHONE;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Form;
import org.gatehouse.platform.SingleLine;

/** Who a user is outside of this service. Every field is one line and may be missing; an empty one counts as missing. */
@Schema(description = "Contact data of a user; a field that is missing or empty is unset")
public record Profile(
        @Schema(maxLength = 128, description = "Name of the person to write to", example = "Ada Lovelace")
        @SingleLine(max = 128)
        String contact,

        @Schema(maxLength = 128, description = "Company or organization", example = "Analytical Engines Ltd")
        @SingleLine(max = 128)
        String company,

        @Schema(maxLength = 128, description = "Street and number", example = "12 St James Square")
        @SingleLine(max = 128)
        String street1,

        @Schema(maxLength = 128, description = "More of the street address", example = "Second floor")
        @SingleLine(max = 128)
        String street2,

        @Schema(maxLength = 100, description = "City", example = "London") @SingleLine(max = 100)
        String city,

        @Schema(maxLength = 100, description = "State, province or county", example = "Greater London")
        @SingleLine(max = 100)
        String state,

        @Schema(maxLength = 20, description = "Postal code", example = "SW1Y 4JH") @SingleLine(max = 20)
        String zip,

        @Schema(
                minLength = 2,
                maxLength = 2,
                pattern = "^[A-Z]{2}$",
                description = "Country, ISO 3166-1 alpha-2",
                example = "GB")
        @Form(COUNTRY)
        String country,

        @Schema(
                maxLength = 40,
                description = "First telephone number; E.164 when it begins with +",
                example = "+442079460958")
        @SingleLine(max = 40)
        @Form(PHONE)
        String phone1,

        @Schema(
                maxLength = 40,
                description = "Second telephone number; E.164 when it begins with +",
                example = "+442079460959")
        @SingleLine(max = 40)
        @Form(PHONE)
        String phone2,

        @Schema(maxLength = 40, description = "Fax number; E.164 when it begins with +", example = "+442079460960")
        @SingleLine(max = 40)
        @Form(PHONE)
        String fax,

        @Schema(maxLength = 254, description = "First other mail address", example = "ada@example.org")
        @SingleLine(max = 254)
        @MailAddressForm
        String email1,

        @Schema(maxLength = 254, description = "Second other mail address", example = "lovelace@example.net")
        @SingleLine(max = 254)
        @MailAddressForm
        String email2,

        @Schema(
                maxLength = 64,
                description = "Number for text messages, E.164 when it begins with +, or the address of a gateway",
                example = "+447700900123")
        @SingleLine(max = 64)
        @Form(PHONE)
        String sms,

        @Schema(maxLength = 255, description = "For your own use", example = "Room 12") @SingleLine(max = 255)
        String custom1,

        @Schema(maxLength = 255, description = "For your own use", example = "Cost centre 7") @SingleLine(max = 255)
        String custom2,

        @Schema(maxLength = 255, description = "For your own use", example = "Badge 1815") @SingleLine(max = 255)
        String custom3) {

    /** The profile of a user who has given nothing. */
    static final Profile EMPTY = new Profile(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public Profile {
        contact = orNull(contact);
        company = orNull(company);
        street1 = orNull(street1);
        street2 = orNull(street2);
        city = orNull(city);
        state = orNull(state);
        zip = orNull(zip);
        country = orNull(country);
        phone1 = orNull(phone1);
        phone2 = orNull(phone2);
        fax = orNull(fax);
        email1 = orNull(email1);
        email2 = orNull(email2);
        sms = orNull(sms);
        custom1 = orNull(custom1);
        custom2 = orNull(custom2);
        custom3 = orNull(custom3);
    }

    private static String orNull(String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}

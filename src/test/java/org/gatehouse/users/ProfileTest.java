package org.gatehouse.users;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void takesEveryField() throws JsonProcessingException {
        String wire = """
                {"contact":"Ada Lovelace","company":"Engines & S\u00F6hne","street1":"12 St James Square","street2":"2nd",\
                "city":"London","state":"Greater London","zip":"SW1Y 4JH","country":"GB","phone1":"+442079460958",\
                "phone2":"(020) 7946-0959 ext. 7","fax":"+442079460960","email1":"ada@example.org",\
                "email2":"ada@b\u00FCcher.example","sms":"5550100@gateway.example","custom1":"a","custom2":"\u2764\uFE0F",\
                "custom3":"\u05D0\u05D1"}""";

        Profile profile = JSON.readValue(wire, Profile.class);

        assertThat(problems(profile)).isEmpty();
        assertThat(JSON.writeValueAsString(profile)).isEqualTo(wire);
    }

    @Test
    void mayBeEmpty() throws JsonProcessingException {
        assertThat(problems(Profile.EMPTY)).isEmpty();
        assertThat(JSON.readValue("{}", Profile.class)).isEqualTo(Profile.EMPTY);
        assertThat(JSON.writeValueAsString(Profile.EMPTY)).isEqualTo("{}");
    }

    @Test
    void countsEmptyFieldsAsMissingAndStripsBlanks() throws JsonProcessingException {
        Profile profile = JSON.readValue("""
                {"contact": " Ada ", "country": "", "email1": "   "}""", Profile.class);

        assertThat(profile.contact()).isEqualTo("Ada");
        assertThat(profile.country()).isNull();
        assertThat(profile.email1()).isNull();
        assertThat(problems(profile)).isEmpty();
    }

    @Test
    void reportsAllWrongFieldsAtOnce() throws JsonProcessingException {
        Profile profile = JSON.readValue("""
                {"contact": "a\\u0000b", "country": "uk", "phone1": "+1 555", "email2": "ada@x@example.com", "zip": "%s"}""".formatted("9".repeat(21)), Profile.class);

        assertThat(problems(profile)).containsOnlyKeys("contact", "country", "phone1", "email2", "zip");
    }

    @ParameterizedTest
    @CsvSource({
        "contact, 128", "company, 128", "street1, 128", "street2, 128", "city, 100", "state, 100", "zip, 20",
        "phone1, 40", "phone2, 40", "fax, 40", "sms, 64", "custom1, 255", "custom2, 255", "custom3, 255"
    })
    void boundsEachField(String field, int max) throws JsonProcessingException {
        assertThat(problems(with(field, "7".repeat(max)))).isEmpty();
        assertThat(problems(with(field, "7".repeat(max + 1)))).containsOnlyKeys(field);
    }

    @Test
    void refusesControlCharactersInEveryField() throws JsonProcessingException {
        for (var field : Profile.class.getRecordComponents()) {
            assertThat(problems(with(field.getName(), "1\\u00002"))).containsOnlyKeys(field.getName());
            assertThat(problems(with(field.getName(), "1\\n2"))).containsOnlyKeys(field.getName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "GB", "US", "TR"})
    void takesCountriesOfIso3166(String country) throws JsonProcessingException {
        assertThat(problems(with("country", country))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "UK", "XX", "DEU", "D", "Germany", "\u0130T", "\uFF24\uFF25"})
    void refusesOtherCountries(String country) throws JsonProcessingException {
        assertThat(problems(with("country", country))).containsOnlyKeys("country");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4930123456", "+15551234567", "+442079460958", "030 / 12 34 56", "call the desk", "00491"})
    void takesNumbersInE164OrWithoutPlusInAnyForm(String phone) throws JsonProcessingException {
        assertThat(problems(with("phone1", phone))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+",
                "+49 30 123456",
                "+0123456789",
                "+49",
                "+1555123456789",
                "+9991234567890",
                "+1234567890123456",
                "++4930123456",
                "+49-30-123456",
                "+\u0661\u0665\u0665\u0665\u0661\u0662\u0663\u0664\u0665\u0666\u0667"
            })
    void refusesAPlusBeforeAnythingElse(String phone) throws JsonProcessingException {
        for (String field : Arrays.asList("phone1", "phone2", "fax", "sms")) {
            assertThat(problems(with(field, phone))).containsOnlyKeys(field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "ada@", "@example.com", "a@b@example.com", "ada@example.com.", "Ada <ada@example.com>"})
    void refusesWhatIsNoAddress(String email) throws JsonProcessingException {
        assertThat(problems(with("email1", email))).containsOnlyKeys("email1");
        assertThat(problems(with("email2", email))).containsOnlyKeys("email2");
    }

    @Test
    void statesTheRuleAndNeverTheValue() throws JsonProcessingException {
        for (var field : Profile.class.getRecordComponents()) {
            String wrong = "+zqx ${1+1} {max} " + "x".repeat(300);
            assertThat(problems(with(field.getName(), wrong)).get(field.getName()))
                    .isNotBlank()
                    .doesNotContain("zqx", "{", "null");
        }
    }

    private static Profile with(String field, String value) throws JsonProcessingException {
        return JSON.readValue("{\"%s\": \"%s\"}".formatted(field, value), Profile.class);
    }

    private static Map<String, String> problems(Profile profile) {
        return VALIDATOR.validate(profile).stream()
                .collect(toMap(v -> v.getPropertyPath().toString(), v -> v.getMessage(), (one, other) -> one));
    }
}

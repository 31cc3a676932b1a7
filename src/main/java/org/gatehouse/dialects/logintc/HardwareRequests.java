package org.gatehouse.dialects.logintc;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.factors.hardware.HardwareTokenChange;
import org.gatehouse.factors.hardware.HardwareTokenDraft;

/** Makes of what clients say about hardware tokens what the service takes. */
@ApplicationScoped
class HardwareRequests {
    private static final Pattern TYPE = Pattern.compile("totp([68])");
    private static final Pattern TIME_STEP = Pattern.compile("(30|60)s?");

    @Inject
    StrictJson json;

    HardwareTokenDraft newToken(LenientBody body) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("serialNumber", body.required("serialNumber"));
        String type = body.required("type").strip().toLowerCase(Locale.ROOT);
        draft.put("type", "totp");
        draft.put("digits", number(TYPE, type, "/type", "must be TOTP6 or TOTP8"));
        String timeStep = body.required("timeStep").strip();
        draft.put("timeStep", number(TIME_STEP, timeStep, "/timeStep", "must be 30 or 60"));
        draft.put("seed", body.required("seed"));
        draft.put("alias", body.optional("alias"));
        return json.convert(draft, HardwareTokenDraft.class);
    }

    /** What is to be another; empty when nothing is. */
    Optional<HardwareTokenChange> change(LenientBody body) {
        if (body.text("alias") == null) {
            return Optional.empty();
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode().put("alias", body.required("alias"));
        return Optional.of(json.convert(change, HardwareTokenChange.class));
    }

    private static int number(Pattern form, String text, String pointer, String rule) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            throw INVALID_BODY.at(pointer, rule);
        }
        return Integer.parseInt(matcher.group(1));
    }
}

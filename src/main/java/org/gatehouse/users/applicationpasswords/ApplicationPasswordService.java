package org.gatehouse.users.applicationpasswords;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;
import static org.gatehouse.users.UserProblem.APPLICATION_PASSWORD_NOT_FOUND;
import static org.gatehouse.users.UserProblem.TOO_MANY_APPLICATION_PASSWORDS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/** Use cases on application passwords. */
@ApplicationScoped
@Retrying
@Transactional
public class ApplicationPasswordService {
    /** How many of a user can count at a time. */
    static final int MOST = 50;

    @Inject
    ApplicationPasswordRepository passwords;

    @Inject
    UserDirectory users;

    @Inject
    Numbers numbers;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Makes one, which stands in this answer.
     *
     * @throws ApiException 403 {@code own-password-needed} when the caller has logged in by one, 409
     *     {@code too-many-application-passwords}
     */
    @Idempotent
    public ApplicationPasswordView create(String user, ApplicationPasswordDraft draft) {
        Person person = users.get(user);
        caller.requireOwnPassword(); // or one that was stolen could make itself last
        Instant now = clock.instant();
        if (draft.expiresAt() != null && !draft.expiresAt().isAfter(now)) {
            throw INVALID_BODY.at("/expiresAt", "must lie in the future");
        }
        if (!users.lock(organizationId(), person.id())) { // or many at once could make more than there may be
            throw UserDirectory.notFound();
        }
        if (passwords.count(organizationId(), person.id(), now) >= MOST) {
            throw TOO_MANY_APPLICATION_PASSWORDS.because("a user has at most %d that still count", MOST);
        }
        ApplicationSecret secret = ApplicationSecret.generate();
        ApplicationPasswordView made = new ApplicationPasswordView(
                Ids.next(),
                numbers.next(Numbers.Sequence.APPLICATION_PASSWORD),
                person.id(),
                draft.name(),
                secret.text(),
                draft.expiresAt(),
                null,
                now);
        passwords.add(organizationId(), made, secret.hash());
        tell("application-password.create", person, made);
        return made;
    }

    @Transactional(TxType.SUPPORTS)
    public List<ApplicationPasswordView> list(String user) {
        return passwords.list(organizationId(), users.get(user).id(), clock.instant());
    }

    /**
     * The one of this id.
     *
     * @throws ApiException 404 {@code application-password-not-found}
     */
    @Transactional(TxType.SUPPORTS)
    public ApplicationPasswordView get(String user, String id) {
        return find(users.get(user), id);
    }

    /**
     * Some of those of all users whom the caller reaches, by number.
     *
     * @param last the one before them, or null for the first
     */
    @Transactional(TxType.SUPPORTS)
    public List<OwnedApplicationPassword> after(OwnedApplicationPassword last, int most) {
        long number = last == null ? 0 : last.view().number();
        List<ApplicationPasswordRepository.Row> found =
                passwords.after(organizationId(), users::addReached, number, most, clock.instant());
        users.passed(found.stream().anyMatch(ApplicationPasswordRepository.Row::userIsProtected));
        return found.stream().map(ApplicationPasswordRepository.Row::owned).toList();
    }

    /**
     * Deletes one; what was made with it ends at once.
     *
     * @throws ApiException 403 {@code own-password-needed} when the caller has logged in by another one
     */
    public void delete(String user, String id) {
        Person person = users.get(user);
        delete(person, find(person, id));
    }

    /** As {@link #delete(String, String)}, by its number. */
    public void delete(String user, long number) {
        Person person = users.get(user);
        delete(
                person,
                passwords
                        .findByNumber(organizationId(), person.id(), number, clock.instant())
                        .orElseThrow(ApplicationPasswordService::notFound));
    }

    private void delete(Person person, ApplicationPasswordView gone) {
        caller.requireOwnPasswordOr(gone.id()); // or one that was stolen could stop all other programs
        if (passwords.remove(organizationId(), gone.id())) {
            tell("application-password.delete", person, gone);
        }
    }

    private ApplicationPasswordView find(Person person, String id) {
        return Ids.parse(id)
                .flatMap(parsed -> passwords.find(organizationId(), person.id(), parsed, clock.instant()))
                .orElseThrow(ApplicationPasswordService::notFound);
    }

    /** Of the user, so that whoever must not hear of the user does not hear of this. */
    private void tell(String action, Person person, ApplicationPasswordView password) {
        audit.done(
                action,
                new Target("user", person.id(), person.username()),
                "application password: " + password.id() + " " + password.name());
    }

    private UUID organizationId() {
        return caller.organizationId();
    }

    private static ApiException notFound() {
        return APPLICATION_PASSWORD_NOT_FOUND.because("the user has none of this id that still counts");
    }
}

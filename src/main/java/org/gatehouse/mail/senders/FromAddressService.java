package org.gatehouse.mail.senders;

import static org.gatehouse.mail.MailProblem.FROM_ADDRESS_EXISTS;
import static org.gatehouse.mail.MailProblem.FROM_ADDRESS_NOT_FOUND;
import static org.gatehouse.mail.MailProblem.FROM_ADDRESS_REFUSED;
import static org.gatehouse.mail.MailProblem.TOO_MANY_FROM_ADDRESSES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.mail.quotas.QuotaService;
import org.gatehouse.mail.senders.FromAddressView.Kind;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/** Use cases on what users may send as. */
@ApplicationScoped
@Retrying
@Transactional
public class FromAddressService {
    @Inject
    FromAddressRepository senders;

    @Inject
    QuotaService quotas;

    @Inject
    DomainService domains;

    @Inject
    UserDirectory users;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** The user's own address first, then what the user has been given, by text. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<FromAddressView> list(String user) {
        return all(users.get(user).id());
    }

    /** How many a user has been given, who is known already. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public int count(UUID userId) {
        return senders.given(organizationId(), userId).size();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    FromAddressView get(String user, String sender) {
        return find(users.get(user).id(), sender);
    }

    @Idempotent
    FromAddressView add(String user, FromAddressDraft draft) {
        if ((draft.address() == null) == (draft.domain() == null)) {
            throw CommonProblem.INVALID_BODY.at("", "must have just one of address and domain");
        }
        Person person = users.get(user);
        DomainName domain = draft.domain() == null ? draft.address().domain() : draft.domain();
        if (domains.isOthers(domain)) {
            throw FROM_ADDRESS_REFUSED.at(draft.domain() == null ? "/address" : "/domain", "is not yours");
        }
        FromAddressView sender = draft.domain() == null
                ? new FromAddressView(draft.address().key(), Kind.ADDRESS, false, clock.instant())
                : new FromAddressView(domain.value(), Kind.DOMAIN, false, clock.instant());
        if (!users.lock(organizationId(), person.id())) { // or many at once could get more than there may be
            throw UserDirectory.notFound();
        }
        List<FromAddressView> present = all(person.id());
        if (present.stream().anyMatch(other -> other.sender().equals(sender.sender()))) {
            throw FROM_ADDRESS_EXISTS.because("it is one of them");
        }
        int most = quotas.quota(person.id()).fromAddressesInForce();
        if (present.stream().filter(other -> !other.own()).count() >= most) {
            throw TOO_MANY_FROM_ADDRESSES.because("the quota allows %d", most);
        }
        senders.add(organizationId(), person.id(), sender);
        audit.done("from-address.create", target(person), sender.sender());
        return sender;
    }

    void remove(String user, String text) {
        Person person = users.get(user);
        String sender = find(person.id(), text).sender();
        if (!senders.remove(organizationId(), person.id(), sender)) {
            throw notFound(); // the user's own among them
        }
        audit.done("from-address.delete", target(person), sender);
    }

    private List<FromAddressView> all(UUID userId) {
        List<FromAddressView> all = new ArrayList<>();
        Optional<FromAddressView> own = senders.own(organizationId(), userId);
        own.ifPresent(all::add);
        senders.given(organizationId(), userId).stream()
                .filter(given -> own.isEmpty() || !own.get().sender().equals(given.sender()))
                .forEach(all::add);
        return all;
    }

    private FromAddressView find(UUID userId, String text) {
        String sender = key(text);
        return all(userId).stream()
                .filter(one -> one.sender().equals(sender))
                .findFirst()
                .orElseThrow(FromAddressService::notFound);
    }

    private static String key(String text) {
        try {
            return text.indexOf('@') < 0
                    ? DomainName.parse(text).value()
                    : EmailAddress.parse(text).key();
        } catch (InvalidValue e) {
            throw notFound();
        }
    }

    private UUID organizationId() {
        return caller.organizationId();
    }

    private static Target target(Person person) {
        return new Target("user", person.id(), person.username());
    }

    private static ApiException notFound() {
        return FROM_ADDRESS_NOT_FOUND.because("the user has not been given this");
    }
}

package kz.kualik.authority.revocation;

import java.time.Clock;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.Registry;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the registry who heads an entity now. A certificate only says who headed it when it was issued. No transaction is held
 * while the registry answers.
 */
@Component
final class EntityHeads {

    private final Identities identities;
    private final Registry registry;
    private final TransactionTemplate reading;
    private final Clock clock;

    EntityHeads(Identities identities, Registry registry, PlatformTransactionManager transactions, Clock clock) {
        this.identities = identities;
        this.registry = registry;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    private record Numbers(Iin person, Bin entity) {}

    /**
     * Whether the person heads the entity today, or stands in for its head.
     *
     * @throws RegistryUnavailableException if the registry is silent; then nothing is decided
     */
    boolean isHead(PersonId person, EntityId entity) throws RegistryUnavailableException {
        var numbers = reading.execute(status -> new Numbers(identities.iin(person), identities.bin(entity)));
        var today = AlmatyTime.dateAt(clock.instant());
        return registry.entity(numbers.entity())
                .filter(found -> found.isHeadedBy(numbers.person(), today))
                .isPresent();
    }
}

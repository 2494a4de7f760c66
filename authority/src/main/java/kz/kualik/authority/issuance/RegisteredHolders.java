package kz.kualik.authority.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** {@link Holders} on our memory of persons and entities; many are found by one question for each table. */
@Component
final class RegisteredHolders implements Holders {

    private final Identities identities;
    private final HolderTable table;
    private final TransactionOperations transactions;

    RegisteredHolders(Identities identities, HolderTable table, TransactionOperations transactions) {
        this.identities = identities;
        this.table = table;
        this.transactions = transactions;
    }

    @Override
    public List<Optional<UUID>> of(List<PlannedHolder> holders) {
        var persons = identities
                .recallPersons(holders.stream()
                        .flatMap(holder -> holder.person().stream())
                        .toList())
                .iterator();
        var entities = identities
                .recallEntities(holders.stream()
                        .flatMap(holder -> holder.entity().stream())
                        .toList())
                .iterator();
        var known = new ArrayList<Optional<HolderTable.Key>>();
        for (var holder : holders) {
            Optional<PersonId> person = holder.person().isPresent() ? persons.next() : Optional.empty();
            Optional<EntityId> entity = holder.entity().isPresent() ? entities.next() : Optional.empty();
            var isKnown = person.isPresent() == holder.person().isPresent()
                    && entity.isPresent() == holder.entity().isPresent();
            known.add(
                    isKnown
                            ? Optional.of(new HolderTable.Key(holder.role(), person, entity, holder.system()))
                            : Optional.empty());
        }
        var ids = table.findOrEnter(known.stream().flatMap(Optional::stream).toList());
        return known.stream().map(key -> key.map(ids::get)).toList();
    }

    @Override
    public UUID enter(PlannedHolder holder) {
        return transactions.execute(transaction -> {
            var key = new HolderTable.Key(
                    holder.role(),
                    holder.person().map(identities::remember),
                    holder.entity().map(identities::remember),
                    holder.system());
            return Objects.requireNonNull(table.findOrEnter(List.of(key)).get(key), "entered a moment ago");
        });
    }
}

package kz.kualik.authority.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidBinException;
import kz.kualik.pki.identity.InvalidIinException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Identities} in the database. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class IdentityTable implements Identities {

    private final JdbcClient jdbc;
    private final Clock clock;

    IdentityTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public PersonId remember(RegisteredPerson person) {
        var number = person.iin().digits();
        lock("person " + number);
        var known = currentId("select person_id from person_identity where iin = :number and valid_to is null", number);
        var now = now();
        if (known.isPresent() && isUpToDate(known.get(), person)) {
            return new PersonId(known.get());
        }
        var id = known.orElseGet(() -> newId("insert into person (id, first_met_at) values (:id, :now)", now));
        close("update person_identity set valid_to = :now where person_id = :id and valid_to is null", id, now);
        jdbc.sql("""
                insert into person_identity (person_id, iin, surname, given_name, patronymic, birth_date, valid_from)
                values (:id, :iin, :surname, :givenName, :patronymic, :birthDate, :now)
                """)
                .param("id", id)
                .param("iin", number)
                .param("surname", person.surname())
                .param("givenName", person.givenName())
                .param("patronymic", person.patronymic().orElse(null))
                .param("birthDate", person.birthDate())
                .param("now", now)
                .update();
        return new PersonId(id);
    }

    @Override
    public EntityId remember(RegisteredEntity entity) {
        var number = entity.bin().digits();
        lock("entity " + number);
        var known = currentId("select entity_id from entity_identity where bin = :number and valid_to is null", number);
        var now = now();
        if (known.isPresent() && isUpToDate(known.get(), entity)) {
            return new EntityId(known.get());
        }
        var id = known.orElseGet(() -> newId("insert into entity (id, first_met_at) values (:id, :now)", now));
        close("update entity_identity set valid_to = :now where entity_id = :id and valid_to is null", id, now);
        jdbc.sql("""
                insert into entity_identity (entity_id, bin, name, valid_from)
                values (:id, :bin, :name, :now)
                """)
                .param("id", id)
                .param("bin", number)
                .param("name", entity.name())
                .param("now", now)
                .update();
        return new EntityId(id);
    }

    @Override
    public List<Optional<PersonId>> recallPersons(List<RegisteredPerson> persons) {
        if (persons.isEmpty()) {
            return List.of();
        }
        var ids = new HashMap<Integer, PersonId>();
        jdbc.sql("""
                select r.place, i.person_id
                  from unnest(cast(:iins        as text[]), cast(:surnames   as text[]), cast(:givenNames as text[]),
                              cast(:patronymics as text[]), cast(:birthDates as date[]))
                       with ordinality
                    as r (iin, surname, given_name, patronymic, birth_date, place)
                  join person_identity i
                    on i.iin = r.iin
                   and i.valid_to is null
                 where i.surname = r.surname
                   and i.given_name = r.given_name
                   and i.patronymic is not distinct from r.patronymic
                   and i.birth_date = r.birth_date
                """)
                .param("iins", column(persons, person -> person.iin().digits()))
                .param("surnames", column(persons, RegisteredPerson::surname))
                .param("givenNames", column(persons, RegisteredPerson::givenName))
                .param(
                        "patronymics",
                        column(persons, person -> person.patronymic().orElse(null)))
                .param(
                        "birthDates",
                        column(persons, person -> person.birthDate().toString()))
                .query(row -> {
                    ids.put(row.getInt("place"), new PersonId(row.getObject("person_id", UUID.class)));
                });
        return inOrder(persons.size(), ids);
    }

    @Override
    public List<Optional<EntityId>> recallEntities(List<RegisteredEntity> entities) {
        if (entities.isEmpty()) {
            return List.of();
        }
        var ids = new HashMap<Integer, EntityId>();
        jdbc.sql("""
                select r.place, i.entity_id
                  from unnest(cast(:bins as text[]), cast(:names as text[])) with ordinality
                    as r (bin, name, place)
                  join entity_identity i
                    on i.bin = r.bin
                   and i.valid_to is null
                 where i.name = r.name
                """)
                .param("bins", column(entities, entity -> entity.bin().digits()))
                .param("names", column(entities, RegisteredEntity::name))
                .query(row -> {
                    ids.put(row.getInt("place"), new EntityId(row.getObject("entity_id", UUID.class)));
                });
        return inOrder(entities.size(), ids);
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** The database counts places from one. */
    private static <I> List<Optional<I>> inOrder(int size, Map<Integer, I> byPlace) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(place -> Optional.ofNullable(byPlace.get(place)))
                .toList();
    }

    @Override
    public Optional<PersonId> find(Iin iin) {
        return currentId(
                        "select person_id from person_identity where iin = :number order by valid_from desc limit 1",
                        iin.digits())
                .map(PersonId::new);
    }

    @Override
    public Optional<EntityId> find(Bin bin) {
        return currentId(
                        "select entity_id from entity_identity where bin = :number order by valid_from desc limit 1",
                        bin.digits())
                .map(EntityId::new);
    }

    @Override
    public Iin iin(PersonId person) {
        var digits = jdbc.sql("select iin from person_identity where person_id = :id and valid_to is null")
                .param("id", person.value())
                .query(String.class)
                .single();
        try {
            return Iin.parse(digits, IdentifierRules.SANDBOX);
        } catch (InvalidIinException e) {
            throw new DataRetrievalFailureException("the table person_identity holds a number that is no IIN", e);
        }
    }

    @Override
    public Bin bin(EntityId entity) {
        var digits = jdbc.sql("select bin from entity_identity where entity_id = :id and valid_to is null")
                .param("id", entity.value())
                .query(String.class)
                .single();
        try {
            return Bin.parse(digits, IdentifierRules.SANDBOX);
        } catch (InvalidBinException e) {
            throw new DataRetrievalFailureException("the table entity_identity holds a number that is no BIN", e);
        }
    }

    @Override
    public LocalDate birthDate(PersonId person) {
        return jdbc.sql("select birth_date from person_identity where person_id = :id and valid_to is null")
                .param("id", person.value())
                .query(LocalDate.class)
                .single();
    }

    private boolean isUpToDate(UUID id, RegisteredPerson person) {
        return jdbc.sql("""
                select exists (select from person_identity
                               where person_id = :id and valid_to is null
                                 and surname = :surname and given_name = :givenName
                                 and patronymic is not distinct from cast(:patronymic as text)
                                 and birth_date = :birthDate)
                """)
                .param("id", id)
                .param("surname", person.surname())
                .param("givenName", person.givenName())
                .param("patronymic", person.patronymic().orElse(null))
                .param("birthDate", person.birthDate())
                .query(Boolean.class)
                .single();
    }

    private boolean isUpToDate(UUID id, RegisteredEntity entity) {
        return jdbc.sql("""
                select exists (select from entity_identity
                               where entity_id = :id and valid_to is null and name = :name)
                """)
                .param("id", id)
                .param("name", entity.name())
                .query(Boolean.class)
                .single();
    }

    /** Two first meetings at once must give one id; the lock is held to the end of the transaction. */
    private void lock(String who) {
        jdbc.sql("select true from (select pg_advisory_xact_lock(hashtextextended(:who, 0))) as taken")
                .param("who", who)
                .query(Boolean.class)
                .single();
    }

    private Optional<UUID> currentId(String sql, String number) {
        return jdbc.sql(sql).param("number", number).query(UUID.class).optional();
    }

    private UUID newId(String sql, OffsetDateTime now) {
        var id = UUID.randomUUID();
        jdbc.sql(sql).param("id", id).param("now", now).update();
        return id;
    }

    private void close(String sql, UUID id, OffsetDateTime now) {
        jdbc.sql(sql).param("id", id).param("now", now).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

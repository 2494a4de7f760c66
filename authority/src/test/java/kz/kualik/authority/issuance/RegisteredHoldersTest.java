package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.registry.TestIdentities;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.oid.SubjectType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RegisteredHoldersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    private final Holders holders =
            new RegisteredHolders(TestIdentities.on(jdbc, CLOCK), new HolderTable(jdbc), transactions);

    @Test
    void eachRoleOfAPersonAndEachSystemOfAnEntityIsAHolderOfItsOwn() {
        var all = List.of(
                individual(4),
                individual(5),
                inRole(4, SubjectType.EMPLOYEE, 0),
                inRole(4, SubjectType.EMPLOYEE, 1),
                inRole(4, SubjectType.FIRST_HEAD, 0),
                system(0, "gate"),
                system(0, "door"),
                system(1, "gate"));
        assertThat(of(all)).containsOnly(Optional.empty());

        var ids = all.stream().map(holders::enter).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(of(all))
                .containsExactlyElementsOf(ids.stream().map(Optional::of).toList());
        assertThat(all.stream().map(holders::enter)).containsExactlyElementsOf(ids);
    }

    @Test
    void whoIsKnownAndHoldsNothingYetIsEnteredWithTheOthers() {
        var known = holders.enter(individual(4));
        holders.enter(individual(5));

        var ids = of(List.of(individual(4), individual(6), inRole(5, SubjectType.EMPLOYEE, 0), individual(4)));
        assertThat(ids).containsExactly(Optional.of(known), Optional.empty(), Optional.empty(), Optional.of(known));
        holders.enter(inRole(4, SubjectType.EMPLOYEE, 0));
        var employee = of(List.of(inRole(5, SubjectType.EMPLOYEE, 0))).getFirst();

        assertThat(employee).isPresent();
        assertThat(holders.enter(inRole(5, SubjectType.EMPLOYEE, 0))).isEqualTo(employee.get());
    }

    @Test
    void whoseNameHasChangedIsNotRecognisedBeforeThatIsEntered() {
        var before = holders.enter(individual(4));
        var person = SandboxPeople.adult(4);
        var married = new PlannedHolder(
                SubjectType.INDIVIDUAL,
                Optional.of(new RegisteredPerson(
                        person.iin(),
                        "ЖАҢА",
                        person.givenName(),
                        Optional.empty(),
                        person.birthDate(),
                        person.residency(),
                        person.document(),
                        Optional.empty())),
                Optional.empty(),
                Optional.empty());

        assertThat(of(List.of(married, individual(4)))).containsExactly(Optional.empty(), Optional.of(before));
        var aDayLater = new RegisteredHolders(
                TestIdentities.on(jdbc, Clock.offset(CLOCK, Duration.ofDays(1))), new HolderTable(jdbc), transactions);
        assertThat(aDayLater.enter(married)).isEqualTo(before);
        assertThat(of(List.of(married, individual(4)))).containsExactly(Optional.of(before), Optional.empty());
    }

    @Test
    void manyWhoEnterTheSameHoldersInAnyOrderAgree() throws Exception {
        IntStream.range(4, 12).forEach(number -> holders.enter(individual(number)));
        IntStream.range(0, 2).forEach(number -> holders.enter(inRole(20, SubjectType.EMPLOYEE, number)));
        var wanted = IntStream.range(4, 12)
                .boxed()
                .flatMap(person ->
                        IntStream.range(0, 2).mapToObj(entity -> inRole(person, SubjectType.EMPLOYEE, entity)))
                .toList();
        var acts = IntStream.range(0, 8)
                .mapToObj(number -> (Callable<List<Optional<UUID>>>) () -> {
                    if (number % 2 == 0) {
                        return of(wanted);
                    }
                    return of(wanted.reversed()).reversed();
                })
                .toList();

        try (var executor = Executors.newFixedThreadPool(8)) {
            var first = executor.invokeAll(acts).getFirst().get();
            for (var answer : executor.invokeAll(acts)) {
                assertThat(answer.get()).isEqualTo(first).doesNotContain(Optional.empty());
            }
        }
    }

    private List<Optional<UUID>> of(List<PlannedHolder> planned) {
        return transactions.execute(transaction -> holders.of(planned));
    }

    private static PlannedHolder individual(int person) {
        return new PlannedHolder(
                SubjectType.INDIVIDUAL, Optional.of(SandboxPeople.adult(person)), Optional.empty(), Optional.empty());
    }

    private static PlannedHolder inRole(int person, SubjectType role, int entity) {
        return new PlannedHolder(
                role,
                Optional.of(SandboxPeople.adult(person)),
                Optional.of(SandboxPeople.entity(entity)),
                Optional.empty());
    }

    private static PlannedHolder system(int entity, String name) {
        return new PlannedHolder(
                SubjectType.INFORMATION_SYSTEM,
                Optional.empty(),
                Optional.of(SandboxPeople.entity(entity)),
                Optional.of(name));
    }
}

package kz.kualik.authority.revocation.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.guard.ClockNotRightException;
import kz.kualik.authority.guard.DiskNearlyFullException;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.revocation.lists.ListHouse.HandClock;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.crl.RevocationReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ListPublisherTest {

    private static final Actor OFFICER = new Actor.SystemPart("test");
    private static final Duration HALF_A_LIFE = Duration.ofHours(12);

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final TestDatabase database = TestDatabase.create();

    private ListHouse house(RevocationListProperties properties) throws IOException {
        return new ListHouse(database, properties, clock, Files.createTempDirectory(folder, "node"));
    }

    private ListHouse house() throws IOException {
        return house(RevocationListProperties.standard());
    }

    @Test
    void atTheFirstStartEveryListIsDueAndTheDeltaListFollowsTheFullOne() throws Exception {
        var house = house();

        assertThat(house.publisher.due()).contains(ListHouse.ECDSA);
        house.makeDue();

        assertThat(house.list("ecdsa").entryCount()).isZero();
        assertThat(house.list("ecdsa").freshest())
                .contains(house.addresses.address(
                        ListName.complete(ListHouse.ECDSA).asDelta()));
        assertThat(house.list("ecdsa-delta").baseCrlNumber()).contains(BigInteger.valueOf(house.number("ecdsa")));
        assertThat(house.publisher.due()).doesNotContain(ListHouse.ECDSA);
        assertThat(house.publisher.makeDue(ListHouse.ECDSA)).isEmpty();
    }

    @Test
    void aListThatCannotBeWrittenLeavesTheStandingOneAndIsMadeLater() throws Exception {
        var house = house();
        house.makeDue();
        var number = house.number("ecdsa");
        var certificate = house.issue();
        house.revoke(certificate);
        var aside = house.folder.resolveSibling("aside");
        Files.move(house.folder, aside);
        Files.writeString(house.folder, "no folder");

        assertThatThrownBy(house::makeDue).isInstanceOf(UncheckedIOException.class);
        assertThat(house.number("ecdsa")).isEqualTo(number);
        assertThat(house.publisher.due()).contains(ListHouse.ECDSA);

        Files.delete(house.folder);
        Files.move(aside, house.folder);
        house.makeDue();
        assertThat(house.number("ecdsa")).isGreaterThan(number);
        assertThat(house.list("ecdsa").find(certificate.serialNumber())).isPresent();
        try (var files = Files.list(house.folder)) {
            assertThat(files).noneMatch(file -> file.toString().contains(".part"));
        }
    }

    @Test
    void aClockThatGoesBackMakesNoListWithAnEarlierTimeOrASmallerNumber() throws Exception {
        var house = house();
        house.makeDue();
        var before = house.list("ecdsa").thisUpdate();
        var number = house.number("ecdsa");
        clock.move(Duration.ofHours(-1));

        house.publisher.makeAll(ListHouse.ECDSA, OFFICER);

        assertThat(house.list("ecdsa").thisUpdate()).isEqualTo(before);
        assertThat(house.number("ecdsa")).isGreaterThan(number);
        assertThat(house.list("ecdsa-delta").thisUpdate()).isEqualTo(before);
    }

    @Test
    void listsOfAClockThatWasAheadArePutRightByTheNextRoundWhenThatClockIsNotBelievedAnyMore() throws Exception {
        var house = house();
        house.makeDue();
        clock.move(Duration.ofDays(365));
        house.makeDue();
        long wrong = house.number("ecdsa");
        clock.move(Duration.ofDays(-365));

        var right = restarted(house, Duration.ofSeconds(10));
        assertThat(right.publisher.due()).contains(ListHouse.ECDSA);
        right.makeDue();

        assertThat(right.number("ecdsa")).isGreaterThan(wrong);
        assertThat(right.list("ecdsa").thisUpdate()).isEqualTo(clock.instant());
        assertThat(right.list("ecdsa-delta").thisUpdate()).isEqualTo(clock.instant());
        assertThat(right.list("ecdsa-delta").baseCrlNumber())
                .as("not that of a list which nobody believes")
                .isNotEqualTo(Optional.of(BigInteger.valueOf(wrong)));
        assertThat(right.publisher.due()).doesNotContain(ListHouse.ECDSA);
        assertThat(right.publisher.makeDue(ListHouse.ECDSA)).isEmpty();
    }

    @Test
    void aListOfAClockThatIsALittleAheadIsNotFollowedByAnEarlierOne() throws Exception {
        var house = house();
        house.makeDue();
        var before = house.list("ecdsa").thisUpdate();
        clock.move(Duration.ofMinutes(-7));

        var next = restarted(house, Duration.ofMinutes(8));
        assertThat(next.publisher.makeDue(ListHouse.ECDSA)).isEmpty();
        next.publisher.makeAll(ListHouse.ECDSA, OFFICER);

        assertThat(next.list("ecdsa").thisUpdate()).isEqualTo(before);
    }

    @Test
    void nothingIsSignedUnderAClockThatIsNotBelieved() throws Exception {
        var house = house();
        house.makeDue();
        long number = house.number("ecdsa");
        var onRecord = clock.instant();
        clock.move(Duration.ofDays(-1));
        var guard = new ClockGuard(
                () -> clock, () -> 0, Duration.ofSeconds(10), Optional.empty(), () -> Optional.of(onRecord));
        var next = new ListHouse(database, RevocationListProperties.standard(), clock, guard, house.folder);

        assertThatThrownBy(() -> next.publisher.makeAll(ListHouse.ECDSA, OFFICER))
                .isInstanceOf(ClockNotRightException.class);

        assertThat(next.number("ecdsa")).isEqualTo(number);
    }

    /** The same node after a restart that trusts the clock as far as this, and nothing on record. */
    private ListHouse restarted(ListHouse house, Duration maximumBack) {
        var guard = new ClockGuard(() -> clock, () -> 0, maximumBack, Optional.empty(), Optional::empty);
        return new ListHouse(database, RevocationListProperties.standard(), clock, guard, house.folder);
    }

    @Test
    void whatIsPublishedStaysWhenTheActThatAskedForItFails() throws Exception {
        var house = house();
        house.makeDue();
        long before = house.number("ecdsa");

        new TransactionTemplate(house.transactions).executeWithoutResult(act -> {
            house.publisher.makeAll(ListHouse.ECDSA, OFFICER);
            act.setRollbackOnly();
        });

        long published = house.number("ecdsa");
        assertThat(published).isGreaterThan(before);
        assertThat(house.jdbc
                        .sql("select max(number) from revocation_list_file where name = 'ecdsa'")
                        .query(Long.class)
                        .single())
                .isEqualTo(published);
        house.publisher.makeAll(ListHouse.ECDSA, OFFICER);
        assertThat(house.number("ecdsa")).isGreaterThan(published);
    }

    @Test
    void aLongFullListWaitsForRoomOnTheDiskWhileTheDeltaListTellsTheNews() throws Exception {
        var house = house();
        house.makeDue();
        long full = house.number("ecdsa");
        resize(house, Long.MAX_VALUE / 4);
        var certificate = house.issue();
        house.revoke(certificate);

        house.makeDue();

        assertThat(house.number("ecdsa")).isEqualTo(full);
        assertThat(house.list("ecdsa-delta").find(certificate.serialNumber())).isPresent();
        assertThatThrownBy(() -> house.publisher.makeAll(ListHouse.ECDSA, OFFICER))
                .isInstanceOf(DiskNearlyFullException.class);

        clock.move(Duration.ofHours(25));
        int acts = acts(house);
        house.makeDue();
        assertThat(house.number("ecdsa"))
                .as("neither is there a list that a delta list could amend")
                .isEqualTo(full);
        assertThat(acts(house)).isEqualTo(acts);

        resize(house, 1_000);
        house.makeDue();
        assertThat(house.list("ecdsa").find(certificate.serialNumber())).isPresent();
    }

    /** As if the newest full list were so large. */
    private static void resize(ListHouse house, long octets) {
        house.jdbc
                .sql("update revocation_list_file set size = :octets where name = 'ecdsa'")
                .param("octets", octets)
                .update();
    }

    private static int acts(ListHouse house) {
        return house.jdbc
                .sql("select count(*) from audit_record")
                .query(Integer.class)
                .single();
    }

    @Test
    void listsOfOneRoundHaveOneNumberAndTellTheSame() throws Exception {
        var house = house();
        house.makeDue();
        var certificate = house.issue();
        house.revoke(certificate);

        house.makeDue();

        assertThat(house.number("ecdsa")).isEqualTo(house.number("ecdsa-delta"));
        for (var name : List.of("ecdsa", "ecdsa-delta")) {
            var entry = house.list(name).find(certificate.serialNumber()).orElseThrow();
            assertThat(entry.revocationTime()).isEqualTo(clock.instant());
            assertThat(entry.reason()).contains(RevocationReason.KEY_COMPROMISE);
        }
    }

    @Test
    void aLongFullListWaitsForItsTimeWhileTheDeltaListTellsTheNews() throws Exception {
        var house = house(ListHouse.DELTAS_ONLY);
        house.makeDue();
        house.revoke(house.issue());
        house.makeDue();
        long full = house.number("ecdsa");
        var second = house.issue();
        house.revoke(second);

        house.makeDue();

        assertThat(house.number("ecdsa")).isEqualTo(full);
        assertThat(house.list("ecdsa").find(second.serialNumber())).isEmpty();
        assertThat(house.list("ecdsa-delta").find(second.serialNumber())).isPresent();
    }

    @Test
    void aDeltaListAmendsEveryFullListInForce() throws Exception {
        var house = house();
        house.makeDue();
        long oldest = house.number("ecdsa");
        var certificate = house.issue();
        house.revoke(certificate);
        house.makeDue();
        clock.move(HALF_A_LIFE);
        house.makeDue();

        assertThat(house.number("ecdsa")).isGreaterThan(oldest);
        assertThat(house.list("ecdsa-delta").baseCrlNumber()).contains(BigInteger.valueOf(oldest));
        assertThat(house.list("ecdsa-delta").find(certificate.serialNumber())).isPresent();

        clock.move(HALF_A_LIFE);
        house.makeDue();

        assertThat(house.list("ecdsa-delta").baseCrlNumber().orElseThrow().longValueExact())
                .isGreaterThan(oldest);
    }

    @Test
    void theNextListIsThereLongBeforeTheLastOneEnds() throws Exception {
        var house = house();
        house.makeDue();
        for (int hour = 0; hour < 100; hour++) {
            clock.move(Duration.ofHours(1));
            var before = house.list("ecdsa");
            house.makeDue();
            var after = house.list("ecdsa");
            assertThat(after.thisUpdate())
                    .isBefore(
                            before.nextUpdate().orElseThrow().minus(HALF_A_LIFE).plusSeconds(1));
            assertThat(house.publisher.late().stream().filter(name -> name.startsWith("ecdsa")))
                    .isEmpty();
        }
        assertThat(house.number("ecdsa")).isBetween(9L, 60L);
    }

    @Test
    void aDatabaseThatIsGoneLeavesTheStandingListServedAndRaisesTheAlarmInTime() throws Exception {
        var house = house();
        house.publisher.due().forEach(house.publisher::makeDue);
        long number = house.number("ecdsa");
        house.jdbc.sql("alter table revocation_list_entry rename to away").update();
        clock.move(HALF_A_LIFE);

        assertThatThrownBy(house::makeDue).isInstanceOf(RuntimeException.class);
        assertThat(house.publisher.file("ecdsa")).isPresent();

        clock.move(Duration.ofHours(6));

        assertThat(house.publisher.late()).contains("ecdsa", "ecdsa-delta");
        assertThat(house.publisher.overdue()).contains(ListHouse.ECDSA);
        assertThat(house.publisher.remaining("ecdsa")).isEqualTo(Duration.ofHours(6));
        try (var files = Files.list(house.folder)) {
            assertThat(files.map(Path::toString)).allMatch(name -> name.endsWith(".crl"));
        }

        house.jdbc.sql("alter table away rename to revocation_list_entry").update();
        house.makeDue();

        assertThat(house.number("ecdsa")).isEqualTo(number + 2);
        assertThat(house.publisher.late()).doesNotContain("ecdsa", "ecdsa-delta");
    }

    @Test
    void aListWhoseFileIsLostOrWasNeverPutInPlaceIsFetchedFromTheDatabase() throws Exception {
        var house = house();
        house.revoke(house.issue());
        house.makeDue();
        var octets = Files.readAllBytes(house.path("ecdsa"));
        Files.delete(house.path("ecdsa"));
        Files.write(house.folder.resolve("7.part"), new byte[3]);
        Files.write(house.folder.resolve("7.part.entries"), new byte[3]);

        var restarted = new ListHouse(database, RevocationListProperties.standard(), clock, house.folder);

        assertThat(restarted.path("ecdsa")).hasBinaryContent(octets);
        assertThat(house.folder.resolve("7.part")).doesNotExist();
        assertThat(house.folder.resolve("7.part.entries")).doesNotExist();
    }

    @Test
    void nodesThatMakeListsAtTheSameTimeNeverUseANumberTwice() throws Exception {
        var nodes = List.of(house(), house(), house());
        var made = new ArrayList<StoredList>();
        try (var executor = Executors.newFixedThreadPool(nodes.size())) {
            var work = new ArrayList<Callable<List<StoredList>>>();
            for (int i = 0; i < 12; i++) {
                var node = nodes.get(i % nodes.size());
                work.add(() -> node.publisher.makeAll(ListHouse.ECDSA, OFFICER));
            }
            for (var result : executor.invokeAll(work)) {
                made.addAll(result.get());
            }
        }

        assertThat(made).extracting(list -> list.name() + "/" + list.number()).doesNotHaveDuplicates();
        nodes.forEach(node -> node.publisher.follow());
        for (var node : nodes) {
            assertThat(node.number("ecdsa")).isEqualTo(nodes.getFirst().number("ecdsa"));
            assertThat(node.path("ecdsa"))
                    .hasSameBinaryContentAs(nodes.getFirst().path("ecdsa"));
            assertThat(node.list("ecdsa").crlNumber()).contains(BigInteger.valueOf(node.number("ecdsa")));
        }
    }

    @Test
    void aCertificateKeepsTheListOfItsPartWhenTheDivisionChanges() throws Exception {
        var four = house(new RevocationListProperties(Duration.ofHours(24), Duration.ofHours(6), 4, 20_000, true));
        four.makeDue();
        var certificate = four.issue();
        var named = ListName.partOf(ListHouse.ECDSA, 4, certificate.serialNumber());
        var eight = house(new RevocationListProperties(Duration.ofHours(24), Duration.ZERO, 8, 20_000, true));
        eight.makeDue();
        eight.revoke(certificate);

        eight.makeDue();

        assertThat(eight.publisher.names().stream().filter(name -> name.startsWith("ecdsa")))
                .hasSize(1 + 4 + 8);
        var list = eight.list(named.toString());
        assertThat(list.distributionPoint()).contains(four.addresses.address(named));
        assertThat(list.find(certificate.serialNumber())).isPresent();
        assertThat(list.freshest()).isEmpty();
        for (int part = 0; part < 4; part++) {
            if (part != named.part()) {
                var other = new ListName(ListHouse.ECDSA, 4, part, false);
                assertThat(eight.list(other.toString()).entryCount()).isZero();
            }
        }
    }

    @Test
    void anOldDivisionIsRetiredWhenItsLastCertificateHasExpiredAndComesBackWithItsConfiguration() throws Exception {
        var four = house(dropping(4));
        var certificate = four.issue();
        clock.move(Duration.ofDays(2));
        assertThat(ecdsaLists(house(dropping(8)))).hasSize(1 + 4 + 8);

        clock.move(Duration.between(clock.instant(), certificate.notAfter()));
        assertThat(ecdsaLists(retiring(house(dropping(8)))))
                .as("on the day of the expiry")
                .hasSize(1 + 4 + 8);
        clock.move(Duration.ofDays(3));
        assertThat(ecdsaLists(retiring(house(RevocationListProperties.standard()))))
                .as("where entries of expired certificates stay, lists do too")
                .hasSize(2 * (1 + 4 + 8));
        var eight = house(dropping(8));
        assertThat(ecdsaLists(retiring(eight))).as("three days after").hasSize(1 + 8);
        assertThat(ecdsaLists(house(dropping(4)))).as("configured anew").hasSize(1 + 4 + 8);
    }

    private static ListHouse retiring(ListHouse house) {
        house.publisher.retireDivisions();
        house.publisher.follow();
        return house;
    }

    @Test
    void aDivisionThatWasRetiredUnderAClockThatWasAheadComesBackAndSoDoesEachWhereExpiredCertificatesStay()
            throws Exception {
        var four = house(dropping(4));
        four.issue();
        clock.move(Duration.ofDays(2));
        house(dropping(8));
        clock.move(Duration.ofDays(3_000));
        var eight = house(dropping(8));
        assertThat(ecdsaLists(retiring(eight))).hasSize(1 + 8);

        assertThat(ecdsaLists(house(RevocationListProperties.standard())))
                .as("where entries of expired certificates stay")
                .hasSize(2 * (1 + 4 + 8));
        assertThat(ecdsaLists(retiring(eight))).hasSize(1 + 8);
        clock.move(Duration.ofDays(-3_000));
        var guard = new ClockGuard(() -> clock, () -> 0, Duration.ofSeconds(10), Optional.empty(), Optional::empty);
        var right = new ListHouse(database, dropping(8), clock, guard, Files.createTempDirectory(folder, "node"));
        assertThat(ecdsaLists(retiring(right))).as("needed after all").hasSize(1 + 4 + 8);
    }

    @Test
    void divisionsThatCannotBeLookedThroughStopNeitherTheStartNorTheLists() throws Exception {
        house(dropping(4));
        clock.move(Duration.ofDays(2));
        JdbcClient.create(database.dataSource())
                .sql("alter table certificate rename to away")
                .update();

        var house = retiring(house(dropping(8)));

        assertThat(ecdsaLists(house)).hasSize(1 + 4 + 8);
        assertThat(house.publisher.makeDue(ListHouse.ECDSA)).isNotEmpty();
    }

    private static RevocationListProperties dropping(int parts) {
        return new RevocationListProperties(Duration.ofHours(24), Duration.ZERO, parts, 20_000, false);
    }

    private static List<String> ecdsaLists(ListHouse house) {
        return house.publisher.names().stream()
                .filter(name -> name.startsWith("ecdsa"))
                .toList();
    }

    @Test
    void manyNewEntriesAreMarkedInPortionsAndAllStandOnTheNextList() throws Exception {
        var house = house(dropping(1));
        house.makeDue();
        enterMany(house, 2 * ListPublisher.PORTION + 1_000);

        house.makeDue();

        assertThat(house.list("ecdsa").entryCount()).isEqualTo(2 * ListPublisher.PORTION + 1_000);
        assertThat(house.jdbc
                        .sql("select count(distinct xmin::text) from revocation_list_entry")
                        .query(Integer.class)
                        .single())
                .as("transactions that marked them")
                .isEqualTo(3);
    }

    @Test
    void whatWasMarkedByANodeThatDiedBeforeItsListIsOnTheListOfTheNext() throws Exception {
        var house = house(new RevocationListProperties(Duration.ofHours(24), Duration.ofHours(6), 1, 0, true));
        house.makeDue();
        enterMany(house, 10);
        house.jdbc
                .sql(
                        "update revocation_list_entry set first_listed = (select number + 1 from revocation_list_number where issuer = 'ecdsa')")
                .update();

        var next = house();
        assertThat(next.publisher.due()).contains(ListHouse.ECDSA);
        next.makeDue();

        assertThat(next.list("ecdsa-delta").entryCount()).isEqualTo(10);
        assertThat(next.publisher.due()).doesNotContain(ListHouse.ECDSA);
    }

    private static void enterMany(ListHouse house, int number) {
        house.jdbc.sql("""
                        insert into revocation_list_entry (issuer, serial, revoked_at)
                        select 'ecdsa', '1' || lpad(to_hex(n), 39, '0'), '2026-01-01T00:00:00Z'
                          from generate_series(1, :number) as n
                        """).param("number", number).update();
    }

    @Test
    void entriesOfExpiredCertificatesStayAndTheListSaysSo() throws Exception {
        var house = house();
        var certificate = house.issue();
        house.revoke(certificate);
        house.makeDue();

        clock.move(Duration.ofDays(800));
        house.makeDue();

        assertThat(house.list("ecdsa").find(certificate.serialNumber())).isPresent();
        assertThat(house.list("ecdsa").expiredSince())
                .contains(TestKeys.keys()
                        .issuer(ListHouse.ECDSA)
                        .orElseThrow()
                        .certificate()
                        .notBefore());
    }

    @Test
    void whereTheyGoTheyStandOnOneListMadeAfterTheExpiry() throws Exception {
        var house = house(new RevocationListProperties(Duration.ofHours(24), Duration.ofHours(6), 1, 20_000, false));
        var certificate = house.issue();
        house.revoke(certificate);
        house.makeDue();

        clock.move(Duration.between(clock.instant(), certificate.notAfter()).plus(Duration.ofDays(30)));
        house.makeDue();
        assertThat(house.list("ecdsa").find(certificate.serialNumber()))
                .as("on the first list after the expiry")
                .isPresent();

        clock.move(HALF_A_LIFE.multipliedBy(2));
        house.makeDue();
        assertThat(house.list("ecdsa").find(certificate.serialNumber()))
                .as("on the next one")
                .isEmpty();
        assertThat(house.list("ecdsa").expiredSince()).isEmpty();
    }

    @Test
    void whatIsNotNeededAnyMoreIsForgotten() throws Exception {
        var house = house();
        for (int i = 0; i < 6; i++) {
            house.publisher.makeAll(ListHouse.ECDSA, OFFICER);
            clock.move(Duration.ofHours(30));
        }
        house.publisher.follow();
        house.publisher.follow();

        assertThat(house.jdbc
                        .sql("select count(distinct number) from revocation_list_piece where name = 'ecdsa'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        try (var files = Files.list(house.folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("ecdsa.")))
                    .hasSize(1);
        }
    }
}

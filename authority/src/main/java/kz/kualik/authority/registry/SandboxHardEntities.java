package kz.kualik.authority.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.EntityKind;
import kz.kualik.pki.identity.EntityUnit;
import kz.kualik.pki.identity.SandboxIdentifiers;

/** The entities that software gets wrong and that do not depend on the day; made by hand, one by one. */
final class SandboxHardEntities {

    /** Beyond the indexes that ordinary entities registered in one month use. */
    private static final int FIRST_INDEX = 300;

    private static final YearMonth REGISTERED = YearMonth.of(2011, 3);
    private static final LocalDate LONG_OVER = LocalDate.of(2021, 6, 30);

    /** Exactly 200 characters. Such names occur, and the national profile does not keep X.520's bound of 64 for them. */
    private static final String LONG_NAME = "\"ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ АЙМАҚТАРЫНДАҒЫ СУ ШАРУАШЫЛЫҒЫ, ЖОЛ МЕН"
            + " ЭНЕРГЕТИКА НЫСАНДАРЫН ЖОБАЛАУ, САЛУ МЕН ПАЙДАЛАНУ ЖӨНІНДЕГІ БІРІККЕН САРАПТАМА ОРТАЛЫҒЫ TEST\""
            + " ШАРУАШЫЛЫҚ ЖҮРГІЗУ ҚҰҚЫҒЫНДАҒЫ КӘСІПОРНЫ";

    private final Map<SandboxEntityCase, List<RegisteredEntity>> entities = new EnumMap<>(SandboxEntityCase.class);

    SandboxHardEntities(SandboxHardPersons persons) {
        var head = persons.head();
        enter(SandboxEntityCase.LONG_NAME, entity(resident(0), LONG_NAME, EntityState.ACTIVE, head));
        enter(
                SandboxEntityCase.IN_LIQUIDATION,
                entity(resident(1), "\"ЖАЙЫҚ САУДА TEST\" ЖШС", EntityState.IN_LIQUIDATION, head));
        enter(
                SandboxEntityCase.LIQUIDATED,
                entity(resident(2), "\"ТОРҒАЙ АСТЫҚ TEST\" ЖШС", EntityState.LIQUIDATED, head));
        enter(
                SandboxEntityCase.NON_RESIDENT,
                entity(
                        bin(EntityKind.NON_RESIDENT, EntityUnit.REPRESENTATIVE_OFFICE, 3),
                        "\"NOORDZEE WATER TEST B.V.\" ӨКІЛДІГІ",
                        EntityState.ACTIVE,
                        persons.of(SandboxCase.NON_RESIDENT).orElseThrow()));
        enter(
                SandboxEntityCase.ACTING_HEAD,
                entity(
                        resident(4),
                        "\"ЕРТІС ЭНЕРГИЯ TEST\" АҚ",
                        head,
                        actingHead(persons, SandboxCase.ACTING_HEAD, SandboxHardPersons.DOCUMENTS_VALID_UNTIL)));
        enter(
                SandboxEntityCase.ACTING_HEAD_TERM_OVER,
                entity(
                        resident(5),
                        "\"БАЛҚАШ МЕТАЛЛ TEST\" АҚ",
                        head,
                        actingHead(persons, SandboxCase.ACTING_HEAD_TERM_OVER, LONG_OVER)));
        var headOfThree = persons.of(SandboxCase.HEAD_OF_THREE).orElseThrow();
        enter(
                SandboxEntityCase.HEADED_BY_ONE,
                entity(resident(6), "\"АЛТАЙ ДӘРІ TEST\" ЖШС", EntityState.ACTIVE, headOfThree),
                entity(resident(7), "\"АЛТАЙ ТАСЫМАЛ TEST\" ЖШС", EntityState.ACTIVE, headOfThree),
                entity(resident(8), "\"АЛТАЙ ҚҰРЫЛЫС TEST\" ЖШС", EntityState.ACTIVE, headOfThree));
    }

    /** All that are made here. */
    Stream<RegisteredEntity> all() {
        return entities.values().stream().flatMap(List::stream);
    }

    /** The entities of the case; none if it depends on the day. */
    List<RegisteredEntity> of(SandboxEntityCase wanted) {
        return entities.getOrDefault(wanted, List.of());
    }

    private void enter(SandboxEntityCase what, RegisteredEntity... which) {
        entities.put(what, List.of(which));
    }

    private static ActingHead actingHead(SandboxHardPersons persons, SandboxCase who, LocalDate lastDay) {
        return new ActingHead(persons.of(who).orElseThrow().iin(), lastDay);
    }

    private static RegisteredEntity entity(Bin bin, String name, EntityState state, RegisteredPerson head) {
        return new RegisteredEntity(bin, name, state, head.iin(), Optional.empty());
    }

    private static RegisteredEntity entity(Bin bin, String name, RegisteredPerson head, ActingHead actingHead) {
        return new RegisteredEntity(bin, name, EntityState.ACTIVE, head.iin(), Optional.of(actingHead));
    }

    private static Bin resident(int number) {
        return bin(EntityKind.RESIDENT, EntityUnit.HEAD_OFFICE, number);
    }

    private static Bin bin(EntityKind kind, EntityUnit unit, int number) {
        return SandboxIdentifiers.bin(REGISTERED, kind, unit, FIRST_INDEX + number);
    }
}

package kz.kualik.authority.registry;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import kz.kualik.pki.identity.Sex;

/** Common Kazakh names for people who do not exist; upper case, as the registry and the certificates write them. */
final class SandboxNames {

    private static final List<String> ROOTS = List.of(
            "АХМЕТ",
            "ОСПАН",
            "ИБРАГИМ",
            "СЕЙІТ",
            "ЖҮНІС",
            "КӘРІМ",
            "ӘБДІРАХМАН",
            "НҰРПЕЙІС",
            "ТӨЛЕГЕН",
            "САДЫҚ",
            "ОМАР",
            "ЕСЕН",
            "БАЙМҰХАМБЕТ",
            "ҚАСЫМ",
            "ДӘУЛЕТ",
            "СҰЛТАН",
            "ЖАҚСЫЛЫҚ",
            "МҰРАТ",
            "ТҮСІП",
            "ШАЙМЕРДЕН");
    private static final List<String> MEN = List.of(
            "НҰРЛАН",
            "ЕРЛАН",
            "АСҚАР",
            "ДӘУРЕН",
            "БАУЫРЖАН",
            "САНЖАР",
            "ӘЛІШЕР",
            "ТЕМІРЛАН",
            "АРМАН",
            "МАРАТ",
            "ҚАЙРАТ",
            "ДИДАР",
            "ЕРКЕБҰЛАН",
            "ОЛЖАС",
            "РҮСТЕМ",
            "ІЛИЯС",
            "ҒАЛЫМ",
            "ҮСЕН",
            "ҺАМИТ",
            "ЖАНДОС");
    private static final List<String> WOMEN = List.of(
            "АЙГҮЛ",
            "ӘЙГЕРІМ",
            "ДИНАРА",
            "САУЛЕ",
            "ГҮЛНАР",
            "МӘДИНА",
            "АЙЖАН",
            "ЖАНАР",
            "ҚАРЛЫҒАШ",
            "НАЗЫМ",
            "ӘСЕЛ",
            "БОТАГӨЗ",
            "ЛАУРА",
            "ТОҒЖАН",
            "ҰЛЖАН",
            "ІҢКӘР",
            "ЗЕРЕ",
            "МАРЖАН",
            "ЕРКЕЖАН",
            "ШЫНАР");
    private static final List<String> TRADES =
            List.of("ҚҰРЫЛЫС", "АСТЫҚ", "ЖОЛ", "СУ", "ЭНЕРГИЯ", "САУДА", "БАЙЛАНЫС", "ТАСЫМАЛ", "ДӘРІ", "МЕТАЛЛ");
    private static final List<String> PLACES =
            List.of("АЛТАЙ", "СЫРДАРИЯ", "ЕРТІС", "АЛАТАУ", "САРЫАРҚА", "БАЛҚАШ", "ЖАЙЫҚ", "ТОРҒАЙ", "ШУ", "КӨКШЕ");

    private SandboxNames() {}

    static String surname(RandomGenerator random, Sex sex) {
        return pick(random, ROOTS) + (sex == Sex.MALE ? "ОВ" : "ОВА");
    }

    static String givenName(RandomGenerator random, Sex sex) {
        return pick(random, sex == Sex.MALE ? MEN : WOMEN);
    }

    /** Every seventh person or so has none. */
    static Optional<String> patronymic(RandomGenerator random, Sex sex) {
        return random.nextInt(7) == 0
                ? Optional.empty()
                : Optional.of(pick(random, MEN) + (sex == Sex.MALE ? "ҰЛЫ" : "ҚЫЗЫ"));
    }

    static String entity(RandomGenerator random) {
        return "\"" + pick(random, PLACES) + " " + pick(random, TRADES) + " TEST\" ЖШС";
    }

    private static String pick(RandomGenerator random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}

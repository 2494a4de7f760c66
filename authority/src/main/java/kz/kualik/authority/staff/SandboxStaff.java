package kz.kualik.authority.staff;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Twenty centres, their staff and the authority's own, so that the sandbox can work from its first start. */
final class SandboxStaff {

    private static final List<Centre> CENTRES = List.of(
            centre("1001", "Абай облысы, Семей", "Область Абай, Семей", "Abai Region, Semey"),
            centre("1101", "Ақмола облысы, Көкшетау", "Акмолинская область, Кокшетау", "Akmola Region, Kokshetau"),
            centre("1501", "Ақтөбе облысы, Ақтөбе", "Актюбинская область, Актобе", "Aktobe Region, Aktobe"),
            centre("1901", "Алматы облысы, Қонаев", "Алматинская область, Конаев", "Almaty Region, Qonaev"),
            centre("2301", "Атырау облысы, Атырау", "Атырауская область, Атырау", "Atyrau Region, Atyrau"),
            centre(
                    "2701",
                    "Батыс Қазақстан облысы, Орал",
                    "Западно-Казахстанская область, Уральск",
                    "West Kazakhstan Region, Oral"),
            centre("3101", "Жамбыл облысы, Тараз", "Жамбылская область, Тараз", "Jambyl Region, Taraz"),
            centre("3301", "Жетісу облысы, Талдықорған", "Область Жетісу, Талдыкорган", "Jetisu Region, Taldykorgan"),
            centre(
                    "3501",
                    "Қарағанды облысы, Қарағанды",
                    "Карагандинская область, Караганда",
                    "Karaganda Region, Karaganda"),
            centre("3901", "Қостанай облысы, Қостанай", "Костанайская область, Костанай", "Kostanay Region, Kostanay"),
            centre(
                    "4301",
                    "Қызылорда облысы, Қызылорда",
                    "Кызылординская область, Кызылорда",
                    "Kyzylorda Region, Kyzylorda"),
            centre("4701", "Маңғыстау облысы, Ақтау", "Мангистауская область, Актау", "Mangystau Region, Aktau"),
            centre("5501", "Павлодар облысы, Павлодар", "Павлодарская область, Павлодар", "Pavlodar Region, Pavlodar"),
            centre(
                    "5901",
                    "Солтүстік Қазақстан облысы, Петропавл",
                    "Северо-Казахстанская область, Петропавловск",
                    "North Kazakhstan Region, Petropavl"),
            centre(
                    "6101",
                    "Түркістан облысы, Түркістан",
                    "Туркестанская область, Туркестан",
                    "Turkistan Region, Turkistan"),
            centre("6201", "Ұлытау облысы, Жезқазған", "Область Улытау, Жезказган", "Ulytau Region, Jezkazgan"),
            centre(
                    "6301",
                    "Шығыс Қазақстан облысы, Өскемен",
                    "Восточно-Казахстанская область, Усть-Каменогорск",
                    "East Kazakhstan Region, Oskemen"),
            centre("7101", "Астана қаласы", "Город Астана", "City of Astana"),
            centre("7501", "Алматы қаласы", "Город Алматы", "City of Almaty"),
            centre("7901", "Шымкент қаласы", "Город Шымкент", "City of Shymkent"));

    /** Where the sandbox's operators work; two of them together, so that one can decide on the other's application. */
    private static final List<String> OPERATORS_AT = List.of("7101", "7501", "7501");

    /** Who else works here, in the order in which their key files are numbered. */
    private static final List<Post> FURTHER_POSTS = List.of(
            Post.ofPerson(Role.OFFICER, Optional.empty()),
            Post.ofPerson(Role.OFFICER, Optional.empty()),
            Post.ofPerson(Role.AUDITOR, Optional.empty()),
            Post.ofPerson(Role.SUPERVISOR, Optional.of("7101")),
            Post.ofPerson(Role.SUPERVISOR, Optional.of("7501")),
            Post.ofMachine(Role.REGISTRY, "sandbox-registry"),
            Post.ofMachine(Role.MONITOR, "sandbox-monitor"));

    private final JdbcClient jdbc;
    private final Identities identities;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SandboxStaff(JdbcClient jdbc, Identities identities, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Enrols centres and operators into an empty register, and whoever is missing beside them into one that an older version
     * filled; does nothing to one that is in use.
     */
    void enrolOnce(List<RegisteredPerson> persons) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table centre in share row exclusive mode").update();
            if (isEmpty("select not exists (select from centre)")) {
                CENTRES.forEach(this::insert);
                for (int number = 0; number < OPERATORS_AT.size(); number++) {
                    insert(Post.ofPerson(Role.OPERATOR, Optional.of(OPERATORS_AT.get(number))), persons.get(number));
                }
            }
            if (isEmpty("select not exists (select from staff_member where role = 'OFFICER')")) {
                for (int number = 0; number < FURTHER_POSTS.size(); number++) {
                    insert(FURTHER_POSTS.get(number), persons.get(OPERATORS_AT.size() + number));
                }
            }
        });
    }

    /** How many persons of the registry are needed, one for each post. */
    static int people() {
        return OPERATORS_AT.size() + FURTHER_POSTS.size();
    }

    private boolean isEmpty(String question) {
        return jdbc.sql(question).query(Boolean.class).single();
    }

    private void insert(Centre centre) {
        jdbc.sql("insert into centre (code, kk, ru, en) values (:code, :kk, :ru, :en)")
                .param("code", centre.code().value())
                .param("kk", centre.kk())
                .param("ru", centre.ru())
                .param("en", centre.en())
                .update();
    }

    private void insert(Post post, RegisteredPerson person) {
        jdbc.sql("""
                insert into staff_member (id, person_id, role, centre, title, active, enrolled_at)
                values (:id, cast(:person as uuid), :role, :centre, :title, true, :now)
                """)
                .param("id", UUID.randomUUID())
                .param(
                        "person",
                        post.role().isPerson() ? identities.remember(person).value() : null)
                .param("role", post.role().name())
                .param("centre", post.centre().orElse(null))
                .param("title", post.title().orElse(null))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** A job that somebody has to do, or a machine. */
    private record Post(Role role, Optional<String> centre, Optional<String> title) {

        static Post ofPerson(Role role, Optional<String> centre) {
            return new Post(role, centre, Optional.empty());
        }

        static Post ofMachine(Role role, String title) {
            return new Post(role, Optional.empty(), Optional.of(title));
        }
    }

    private static Centre centre(String code, String kk, String ru, String en) {
        return new Centre(new CentreCode(code), kk, ru, en);
    }
}

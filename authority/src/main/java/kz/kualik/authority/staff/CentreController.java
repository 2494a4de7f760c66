package kz.kualik.authority.staff;

import java.util.Locale;
import java.util.Optional;
import kz.kualik.authority.web.InvalidCursorException;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Position;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.authority.web.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where one can go, and for an operator where they work. */
@RestController
@RequestMapping("/api/v1")
class CentreController {

    private final StaffRegister staff;

    CentreController(StaffRegister staff) {
        this.staff = staff;
    }

    @OpenToAll("where one can go is told to everybody")
    @GetMapping("/centres")
    Page<CentreView> centres(PageRequest page, Locale locale) throws InvalidCursorException {
        var after = page.after("centres");
        var start = after.isPresent() ? after.get().text(0) : "";
        var fetched = staff.centres().stream()
                .filter(centre -> centre.code().value().compareTo(start) > 0)
                .limit(page.fetch())
                .toList();
        return page.page("centres", fetched, centre -> Position.of(centre.code()))
                .map(centre -> CentreView.of(centre, locale));
    }

    @Requires(Right.SEE_ONESELF)
    @GetMapping("/operator")
    CallerView caller(StaffCaller caller) {
        return new CallerView(
                caller.id().toString(), caller.role(), caller.centre().map(CentreCode::value));
    }

    /** A centre with its name in the reader's language. */
    record CentreView(String code, String name) {

        static CentreView of(Centre centre, Locale locale) {
            return new CentreView(
                    centre.code().value(),
                    switch (locale.getLanguage()) {
                        case "ru" -> centre.ru();
                        case "en" -> centre.en();
                        default -> centre.kk();
                    });
        }
    }

    /** Who is asking: a member of staff, by the id that the audit log has. */
    record CallerView(String id, Role role, Optional<String> centre) {}
}

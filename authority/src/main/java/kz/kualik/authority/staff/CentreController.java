package kz.kualik.authority.staff;

import java.util.List;
import java.util.Locale;
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

    @GetMapping("/centres")
    List<CentreView> centres(Locale locale) {
        return staff.centres().stream()
                .map(centre -> CentreView.of(centre, locale))
                .toList();
    }

    @GetMapping("/operator")
    OperatorView operator(Operator operator) {
        return new OperatorView(operator.id().toString(), operator.centre().value());
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

    /** Who is asking. */
    record OperatorView(String id, String centre) {}
}

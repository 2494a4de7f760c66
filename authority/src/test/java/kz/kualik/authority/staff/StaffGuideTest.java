package kz.kualik.authority.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.authority.web.Right;
import kz.kualik.authority.web.Role;
import org.junit.jupiter.api.Test;

/** The tables of the guide are those of the code, word for word. */
class StaffGuideTest {

    private static final Path GUIDE = Path.of(System.getProperty("kualik.root", ".."), "docs", "guide", "staff.md");

    @Test
    void theTableOfRightsIsTheOneOfTheCode() throws IOException {
        assertThat(Files.readString(GUIDE)).contains(rights());
    }

    @Test
    void theTableOfMethodsIsTheOneOfTheCode() throws IOException {
        assertThat(Files.readString(GUIDE)).contains(methods());
    }

    private static String rights() {
        var head =
                "| right | " + Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(" | ")) + " |";
        var line = "|---|" + "---|".repeat(Role.values().length);
        return lines(
                List.of(head, line),
                Arrays.stream(Right.values())
                        .map(right -> "| `" + right + "` | "
                                + Arrays.stream(Role.values())
                                        .map(role -> reach(right, role))
                                        .collect(Collectors.joining(" | "))
                                + " |"));
    }

    private static String reach(Right right, Role role) {
        return switch (right.reachOf(role)) {
            case NOWHERE -> "";
            case OWN_CENTRE -> "own centre";
            case EVERYWHERE -> "yes";
        };
    }

    private static String methods() {
        return lines(
                List.of("| method | who |", "|---|---|"),
                Endpoints.all().stream()
                        .filter(endpoint -> endpoint.path().startsWith("/api/"))
                        .map(endpoint -> "| `" + endpoint + "` | "
                                + endpoint.right()
                                        .map(right -> "`" + right + "`")
                                        .orElseGet(() -> "everybody: "
                                                + endpoint.openBecause().orElse(""))
                                + " |"));
    }

    private static String lines(List<String> head, Stream<String> rows) {
        return Stream.concat(head.stream(), rows).collect(Collectors.joining("\n"));
    }
}

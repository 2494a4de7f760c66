package kz.kualik.acceptance.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The page that tells what lies in the demo's folder and how to check each file by hand. */
final class DemoReadme {

    private DemoReadme() {}

    static String of(List<Exhibit> exhibits, String password) {
        return """
                # What the demo made

                Every file here was made by a throw-away TEST authority that no longer exists. Its people are synthetic, and
                their numbers can never be issued. The password of all key stores is `%s`. `demo.log` tells the story in
                order, with serial numbers; `authority.log` is the server's own log.

                Each file below was judged twice: by `./kualik verify` and by a program that is not ours. Run the
                commands in this folder; `kualik` stands for the launcher. GOST is judged by OpenSSL's gost-engine
                (Debian: `apt install libengine-gost-openssl python3`) behind `%s`, which rewrites the Kazakh
                identifiers and byte order into the ones that the engine knows; XML with RSA by `xmlsec1`.

                `trust/` holds the root certificates (the anchors) and the issuing certificates.

                %s""".formatted(
                        password,
                        GostOracleJudge.SCRIPT,
                        exhibits.stream().map(DemoReadme::section).collect(Collectors.joining("\n")));
    }

    private static String section(Exhibit exhibit) {
        return """
                ## %s

                %s. Expected verdict: **%s**.

                ```
                %s
                %s
                ```
                The second command ends with exit code %s%s.
                """.formatted(
                        exhibit.file(),
                        exhibit.title(),
                        exhibit.expected(),
                        shell(exhibit.ourCommand()),
                        shell(exhibit.foreign().command()),
                        exhibit.foreignExpected() ? "0" : "other than 0",
                        exhibit.expected().equals("FAILED") && exhibit.foreignExpected()
                                ? ": the signature itself is right; that program does not look at revocation"
                                : "");
    }

    private static String shell(List<String> command) {
        return command.stream()
                .map(word -> word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}

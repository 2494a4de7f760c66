package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.kualik.authority.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anExportIsTakenOutAndFoundIntactUntilItIsTouched() throws Exception {
        var house = new AuditHouse(folder).filled();
        var export = folder.resolve("audit.jsonl");
        var root = Files.write(folder.resolve("root.cer"), TestKeys.auditRoot().encoded());
        var checkpoints = house.files.folder().toString();

        assertThat(run(
                        "export",
                        export.toString(),
                        "--url",
                        house.database.jdbcUrl(),
                        "--user",
                        house.database.username(),
                        "--password-file",
                        house.database.passwordFile().toString()))
                .isZero();
        assertThat(said.toString()).contains("10 rows and 3 checkpoints");
        assertThat(run("verify", export.toString(), "--checkpoints", checkpoints, "--trust", root.toString()))
                .isZero();
        assertThat(said.toString()).contains("INTACT");
        assertThat(run("verify", export.toString())).isEqualTo(2);

        Files.writeString(export, Files.readString(export).replaceFirst("op-1", "op-2"));
        assertThat(run("verify", export.toString(), "--trust", root.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("CHANGED chain node-1, row 2").contains("TAMPERED");
    }

    @Test
    void wrongWordsAndWrongFilesHaveTheirOwnExitCodes() throws Exception {
        var file = Files.writeString(folder.resolve("other.txt"), "something else\n");

        assertThat(run("verify", file.toString())).isEqualTo(3);
        assertThat(run("verify", folder.resolve("missing").toString())).isEqualTo(3);
        assertThat(run("verify", file.toString(), "--nonsense")).isEqualTo(64);
        assertThat(run("verify", file.toString(), "--checkpoints", file.toString()))
                .isEqualTo(64);
        assertThat(run("export", file.toString())).isEqualTo(64);
        assertThat(run("export", folder.resolve("new").toString(), "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(run()).isEqualTo(64);
    }

    @Test
    void aDefectOfTheProgramIsNoWordAboutTheLog() throws Exception {
        var database = new AuditHouse(folder).database;
        var broken = Clock.offset(Clock.fixed(Instant.MAX, ZoneOffset.UTC), Duration.ofDays(1));

        assertThat(run(
                        broken,
                        "export",
                        folder.resolve("audit.jsonl").toString(),
                        "--url",
                        database.jdbcUrl(),
                        "--user",
                        database.username(),
                        "--password-file",
                        database.passwordFile().toString()))
                .isEqualTo(70);
        assertThat(said.toString()).contains("a defect of this program");
    }

    private int run(String... arguments) {
        return run(Clock.fixed(AuditHouse.NOW, ZoneOffset.UTC), arguments);
    }

    private int run(Clock clock, String... arguments) {
        said.getBuffer().setLength(0);
        var out = new PrintWriter(said, true);
        return AuditCommand.commandLine(clock)
                .setOut(out)
                .setErr(out)
                .execute(List.of(arguments).toArray(String[]::new));
    }
}

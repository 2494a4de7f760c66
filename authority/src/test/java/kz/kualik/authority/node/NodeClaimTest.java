package kz.kualik.authority.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class NodeClaimTest {

    private final DataSource source = TestDatabase.create().dataSource();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNameIsMadeOnceAndKept() {
        var made = start(folder, Optional.empty());

        assertThat(start(folder, Optional.empty())).isEqualTo(made);
        assertThat(start(folder, Optional.empty())).isEqualTo(made);
        assertThat(made.value()).startsWith("node-");
    }

    @Test
    void aConfiguredNameIsTaken() {
        assertThat(start(folder, Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1"));
        assertThat(start(folder, Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1"));
    }

    @Test
    void aSecondNodeUnderTheSameNameBeginsAHistoryOfItsOwn() {
        start(folder.resolve("one"), Optional.of("astana-1"));

        assertThat(start(folder.resolve("two"), Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1.2"));
        assertThat(start(folder.resolve("one"), Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1"));
        assertThat(start(folder.resolve("two"), Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1.2"));
    }

    @Test
    void afterAnOlderCopyOfTheDatabaseTheNodeBeginsANewHistory() {
        start(folder, Optional.of("astana-1"));
        var jdbc = JdbcClient.create(source);
        var older = jdbc.sql("select secret from node").query(String.class).single();
        start(folder, Optional.of("astana-1"));
        start(folder, Optional.of("astana-1"));
        jdbc.sql("update node set secret = :older").param("older", older).update();

        assertThat(start(folder, Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1.2"));
        assertThat(start(folder, Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1.2"));
    }

    @Test
    void aCrashBetweenFileAndDatabaseDoesNotCostTheName() throws IOException {
        start(folder, Optional.of("astana-1"));
        var file = folder.resolve("node-name");
        var saved = folder.resolve("saved");
        Files.copy(file, saved);
        start(folder, Optional.of("astana-1"));
        var jdbc = JdbcClient.create(source);
        // The file was written, the database not yet: it still knows what the file calls the standing secret.
        var standing = Files.readAllLines(file).get(2);
        jdbc.sql("update node set secret = :standing")
                .param("standing", standing)
                .update();
        assertThat(start(folder, Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1"));

        Files.copy(saved, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(start(folder, Optional.of("astana-1"))).isEqualTo(new NodeName("astana-1.2"));
    }

    @Test
    void aWitnessFromOutsideTheDatabaseIsBelieved() {
        start(folder, Optional.of("astana-1"));

        assertThat(claim(folder, name -> name.value().equals("astana-1")).claim(Optional.of("astana-1")))
                .isEqualTo(new NodeName("astana-1.2"));
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("node-name"), "nonsense");

        assertThatThrownBy(() -> start(folder, Optional.empty()))
                .isInstanceOf(DamagedNodeFileException.class)
                .hasMessageContaining("node-name");
    }

    private NodeName start(Path directory, Optional<String> configured) {
        return claim(directory, name -> false).claim(configured);
    }

    private NodeClaim claim(Path directory, NodeWitness witness) {
        return new NodeClaim(
                new NodeFile(directory),
                new NodeTable(JdbcClient.create(source)),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                List.of(witness));
    }
}

package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import kz.kualik.authority.node.NodeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class CheckpointsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachNamesTheOneBeforeAndAllHeads() throws Exception {
        var house = new AuditHouse(folder).filled();

        var second = house.files.read(2).statement();
        assertThat(second.previous()).isEqualTo(house.files.read(1).hash());
        assertThat(second.heads()).extracting(ChainHead::chain).containsExactly("node-1", "node-2");
        assertThat(second.heads()).extracting(ChainHead::sequence).containsExactly(7L, 3L);
        assertThat(house.state.problem()).isEmpty();
        assertThat(new CheckpointHealth(house.state).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whatTheFolderLacksAtItsEndIsCopiedAndAHoleIsNot() throws Exception {
        var house = new AuditHouse(folder).filled();
        Files.delete(file(house, 3));
        house.checkpoints.make();
        assertThat(house.files.numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(house.state.problem()).isEmpty();

        Files.delete(file(house, 2));
        house.checkpoints.make();
        assertThat(house.files.numbers()).containsExactly(1L, 3L, 4L, 5L);
        assertThat(house.state.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("checkpoint 2 is missing"));
        assertThat(new CheckpointHealth(house.state).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldAndMadeUpForLater() throws Exception {
        var house = new AuditHouse(folder);
        Files.writeString(house.files.folder(), "in the way");

        house.checkpoints.make();

        assertThat(house.state.problem()).isPresent();
        house.act("node-1", 1);
        Files.delete(house.files.folder());
        house.checkpoints.make();
        assertThat(house.files.numbers()).containsExactly(1L, 2L);
        assertThat(house.state.problem()).isEmpty();
    }

    @Test
    void anOlderCopyOfTheDatabaseIsSeenAndTheNumbersGoOn() throws Exception {
        var house = new AuditHouse(folder).filled();
        var witness = new CheckpointWitness(house.files, house.table, house.transactions);
        assertThat(witness.contradicts(new NodeName("node-1"))).isFalse();

        house.jdbc.sql("alter table audit_record disable trigger all").update();
        house.jdbc.sql("alter table audit_checkpoint disable trigger all").update();
        house.jdbc
                .sql("delete from audit_record where chain = 'node-1' and sequence > 4")
                .update();
        house.jdbc.sql("delete from audit_checkpoint where number > 1").update();

        assertThat(witness.contradicts(new NodeName("node-1"))).isTrue();
        assertThat(witness.contradicts(new NodeName("node-2"))).isFalse();
        house.checkpoints.make();
        assertThat(house.files.read(4).statement().previous())
                .isEqualTo(house.files.read(3).hash());
    }

    @Test
    void actsGoOnForAWhileAndAreRefusedThen() {
        var now = new AtomicLong();
        var state = new CheckpointState(Duration.ofHours(24), now::get);
        state.failed("the disk is full");
        now.set(Duration.ofHours(23).toNanos());
        assertThat(state.isTooOld()).isFalse();
        now.set(Duration.ofHours(25).toNanos());
        assertThat(state.isTooOld()).isTrue();
        state.wentWell(7);
        assertThat(state.isTooOld()).isFalse();
    }

    @Test
    void aRefusedActLeavesNothing() {
        var house = new AuditHouse(folder);
        var now = new AtomicLong();
        var state = new CheckpointState(Duration.ofHours(1), now::get);
        state.failed("the disk is full");
        now.set(Duration.ofHours(2).toNanos());

        assertThatThrownBy(() -> house.actWith(state, "node-1", 1))
                .isInstanceOf(AuditUnavailableException.class)
                .cause()
                .hasMessageContaining("the disk is full");
        assertThat(house.jdbc
                        .sql("select count(*) from audit_record")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Path file(AuditHouse house, int number) throws IOException {
        return house.files.folder().resolve("checkpoint-00000000000" + number + ".json");
    }
}

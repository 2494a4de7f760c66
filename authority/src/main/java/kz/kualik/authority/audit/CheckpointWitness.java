package kz.kualik.authority.audit;

import java.io.IOException;
import kz.kualik.authority.node.NodeName;
import kz.kualik.authority.node.NodeWitness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** The newest file of the checkpoints, which knows how far the node's chain had come for certain. */
final class CheckpointWitness implements NodeWitness {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWitness.class);

    private final CheckpointFiles files;
    private final CheckpointTable table;
    private final TransactionOperations transactions;

    CheckpointWitness(CheckpointFiles files, CheckpointTable table, TransactionOperations transactions) {
        this.files = files;
        this.table = table;
        this.transactions = transactions;
    }

    @Override
    public boolean contradicts(NodeName name) {
        try {
            var last = files.last();
            if (last.isEmpty()) {
                return false;
            }
            return files.read(last.getAsLong()).statement().heads().stream()
                    .filter(head -> head.chain().equals(name.value()))
                    .anyMatch(head -> !transactions
                            .execute(transaction -> table.hashAt(head.chain(), head.sequence()))
                            .filter(head.hash()::equals)
                            .isPresent());
        } catch (IOException | UnreadableEvidenceException e) {
            // Says nothing for or against; the next checkpoint puts it into the health.
            LOG.error("the newest checkpoint in {} cannot be read", files.folder(), e);
            return false;
        }
    }
}

package kz.kualik.authority.node;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the node's name at the start of the process. Directory and database share a secret that changes with every start. If
 * they disagree, then another process used the name meanwhile, or the database is an older copy: the history under the old
 * name is left as it is, and the node begins another one.
 */
final class NodeClaim {

    private static final Logger LOG = LoggerFactory.getLogger(NodeClaim.class);

    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int NAME_LENGTH = 8;
    private static final int SECRET_OCTETS = 16;

    private final NodeFile file;
    private final NodeTable table;
    private final TransactionOperations transactions;
    private final List<NodeWitness> witnesses;
    private final SecureRandom random = new SecureRandom();

    NodeClaim(NodeFile file, NodeTable table, TransactionOperations transactions, List<NodeWitness> witnesses) {
        this.file = file;
        this.table = table;
        this.transactions = transactions;
        this.witnesses = List.copyOf(witnesses);
    }

    /**
     * The name to go by.
     *
     * @param configured the base name that the operator wants; one is made if empty
     */
    NodeName claim(Optional<String> configured) {
        var known = file.read();
        var base = configured.orElseGet(() -> known.map(NodeFile.Content::base).orElseGet(this::newBase));
        var ours = known.filter(content -> content.base().equals(base));
        return ours.flatMap(this::goOn).orElseGet(() -> begin(base, ours));
    }

    private Optional<NodeName> goOn(NodeFile.Content content) {
        var name = NodeName.of(content.base(), content.number());
        if (witnesses.stream().anyMatch(witness -> witness.contradicts(name))) {
            LOG.error("the database is older than what node {} has written: was an old copy put back?", name);
            return Optional.empty();
        }
        var standing = transactions.execute(transaction -> table.secret(name));
        if (!List.of(content.secret(), content.next()).contains(standing)) {
            LOG.error("node {} was used by another process, or the database is another one", name);
            return Optional.empty();
        }
        // The file first: whichever of its two secrets a crash leaves in the database, the next start knows it.
        var next = newSecret();
        file.write(new NodeFile.Content(content.base(), content.number(), standing, next));
        if (!transactions.execute(transaction -> table.renew(name, standing, next))) {
            LOG.error("node {} is being started by another process at this moment", name);
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private NodeName begin(String base, Optional<NodeFile.Content> former) {
        var secret = newSecret();
        var name = IntStream.iterate(former.map(NodeFile.Content::number).orElse(0) + 1, number -> number + 1)
                .filter(number -> begin(base, number, secret))
                .mapToObj(number -> NodeName.of(base, number))
                .findFirst()
                .orElseThrow();
        LOG.info("this process is node {}", name);
        return name;
    }

    /** A crash in between leaves a name that is taken in the database and stands in no file: it is merely lost. */
    private boolean begin(String base, int number, String secret) {
        var taken = transactions.execute(transaction -> table.take(NodeName.of(base, number), secret));
        if (taken) {
            file.write(new NodeFile.Content(base, number, secret, newSecret()));
        }
        return taken;
    }

    private String newBase() {
        var letters = new StringBuilder("node-");
        for (int i = 0; i < NAME_LENGTH; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private String newSecret() {
        var octets = new byte[SECRET_OCTETS];
        random.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}

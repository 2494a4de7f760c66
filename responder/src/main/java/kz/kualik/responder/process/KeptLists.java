package kz.kualik.responder.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.responder.files.PublishedFile;

/**
 * The newest lists that the feed's key was judged by, on a responder's own disk: so a restart neither forgets which number
 * was seen nor has to wait for a list before anything is believed. They are signed, and judged again when they are read.
 */
final class KeptLists {

    private static final Logger LOG = System.getLogger(KeptLists.class.getName());

    private final Path folder;

    /** @param folder is there already */
    KeptLists(Path folder) {
        this.folder = folder;
    }

    /** The list that was kept under this name; empty if there is none or it cannot be read. */
    Optional<PublishedFile> read(String name) {
        var file = file(name);
        try {
            if (!Files.exists(file) || Files.size(file) > CertificateRevocationList.MAXIMUM_SIZE) {
                return Optional.empty();
            }
            return Optional.of(PublishedFile.lasting(Files.readAllBytes(file), Instant.EPOCH));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the revocation list " + file + " cannot be read: " + e);
            return Optional.empty();
        }
    }

    /** Puts it in the place of the one before. On a disk that is full the list is believed all the same, until a restart. */
    void keep(String name, byte[] der) {
        try {
            OwnerFiles.write(file(name), der);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "the revocation list " + name + " cannot be kept; a restart forgets its number: " + e);
        }
    }

    private Path file(String name) {
        return folder.resolve("list-" + name + ".crl");
    }
}

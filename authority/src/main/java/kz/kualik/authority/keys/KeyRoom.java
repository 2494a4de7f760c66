package kz.kualik.authority.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import javax.security.auth.DestroyFailedException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.profile.CertificateProfiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the authority's keys: makes them at the first start, loads them at every later one. */
final class KeyRoom {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRoom.class);

    private final KeyFiles files;
    private final CryptoEngine engine;
    private final CertificateProfiles profiles;
    private final PublicAddresses addresses;
    private final Clock clock;

    KeyRoom(KeyFiles files, CryptoEngine engine, CertificateProfiles profiles, PublicAddresses addresses, Clock clock) {
        this.files = files;
        this.engine = engine;
        this.profiles = profiles;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * The hierarchy.
     *
     * @param mayBegin whether it may be made if there is none
     * @throws KeyFileException if files are missing, damaged or open to others
     * @throws ForeignHierarchyException if there is none and none may be made
     */
    Hierarchy open(boolean mayBegin) {
        if (Files.exists(files.folder())) {
            return new HierarchyReader(engine).read(files);
        }
        if (!mayBegin) {
            throw new ForeignHierarchyException(files.folder());
        }
        return begin();
    }

    private Hierarchy begin() {
        LOG.info("first start: making the TEST hierarchy in {}", files.folder());
        try {
            HierarchyWriter.removeUnfinished(files);
            var parent = files.folder().toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw KeyFileException.notWritten(files.folder(), e);
        }
        var made = new Ceremony(engine, profiles, addresses, clock.instant()).perform();
        new HierarchyWriter(new SecureRandom()).write(made, files);
        made.rootKeys().values().forEach(pair -> destroy(pair.getPrivate()));
        made.operators().forEach(operator -> destroy(operator.key()));
        LOG.info("the root keys lie in {}; take that folder away, the authority does not read it again", files.roots());
        return made.hierarchy();
    }

    /** Not every provider can wipe a key; what it cannot wipe is left to the garbage collector. */
    private static void destroy(PrivateKey key) {
        try {
            key.destroy();
        } catch (DestroyFailedException e) {
            LOG.debug("{} keys cannot be wiped from memory here", key.getAlgorithm());
        }
    }
}

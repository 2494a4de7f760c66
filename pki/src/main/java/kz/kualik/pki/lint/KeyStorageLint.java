package kz.kualik.pki.lint;

import java.util.Optional;
import java.util.function.Consumer;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.NationalObjectIdentifiers;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;

/** The storage extension is a sequence of one registered identifier: no path of a file is published. */
final class KeyStorageLint implements Lint {

    @Override
    public String rule() {
        return "key-storage";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        if (candidate.extension(NationalObjectIdentifiers.KEY_STORAGE).isPresent()
                && storage(candidate).isEmpty()) {
            findings.accept("the storage is not one of the registered ones, or more than its identifier is told");
        }
    }

    /** The storage that a certificate tells. */
    static Optional<KeyStorage> storage(Candidate candidate) {
        return candidate
                .value(NationalObjectIdentifiers.KEY_STORAGE)
                .map(ASN1Sequence::getInstance)
                .filter(sequence -> sequence.size() == 1)
                .map(sequence -> sequence.getObjectAt(0))
                .filter(ASN1ObjectIdentifier.class::isInstance)
                .flatMap(oid -> KeyStorage.of((ASN1ObjectIdentifier) oid));
    }
}

package kz.kualik.pki.lint;

import java.util.HashSet;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Extension;

/** No extension comes twice (section 4.2). Looks at the raw sequence, because readers keep one of the two. */
final class UniqueExtensionsLint implements Lint {

    private static final int EXTENSIONS_TAG = 3;

    @Override
    public String rule() {
        return "unique-extensions";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        for (var field : ASN1Sequence.getInstance(candidate.encoded())) {
            if (field instanceof ASN1TaggedObject tagged && tagged.getTagNo() == EXTENSIONS_TAG) {
                var seen = new HashSet<>();
                for (var extension : ASN1Sequence.getInstance(tagged, true)) {
                    var oid = Extension.getInstance(extension).getExtnId();
                    if (!seen.add(oid)) {
                        findings.accept("the extension " + oid.getId() + " comes twice");
                    }
                }
            }
        }
    }
}

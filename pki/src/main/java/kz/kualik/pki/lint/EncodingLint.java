package kz.kualik.pki.lint;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.StrictDer;
import org.bouncycastle.asn1.ASN1Encoding;

/** Everything is DER (RFC 5280, section 4.1), the values of extensions too, and no default value is written out. */
final class EncodingLint implements Lint {

    @Override
    public String rule() {
        return "encoding";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        try {
            StrictDer.requireDer(candidate.encoded(), Certificate.MAXIMUM_SIZE);
            for (var oid : candidate.extensions().getExtensionOIDs()) {
                var value =
                        candidate.extensions().getExtension(oid).getExtnValue().getOctets();
                StrictDer.requireDer(value, Certificate.MAXIMUM_SIZE);
            }
            if (!Arrays.equals(candidate.body().getEncoded(ASN1Encoding.DER), candidate.encoded())) {
                findings.accept("encoding it again gives other octets");
            }
        } catch (Asn1Exception | IOException e) {
            findings.accept(e.getMessage());
        }
    }
}

package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIdentifierException;
import kz.kualik.pki.name.NameAttribute;
import kz.kualik.pki.oid.SubjectType;
import org.bouncycastle.asn1.x500.X500Name;

/** Where a holder of the national registry must have an IIN or a BIN, it is a well-formed one behind its prefix. */
final class IdentifierLint implements Lint {

    private static final String IIN = "IIN";
    private static final String BIN = "BIN";

    @Override
    public String rule() {
        return "identifiers";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var subject = candidate.body().getSubject();
        candidate.profile().subjectType().filter(SubjectType::isOfPerson).ifPresent(type -> {
            var text = text(subject, NameAttribute.SERIAL_NUMBER);
            if (!text.startsWith(IIN)) {
                findings.accept("serialNumber does not begin with IIN");
            } else {
                examineIin(text.substring(IIN.length()), findings);
            }
        });
        candidate.profile().subjectType().filter(SubjectType::isOfLegalEntity).ifPresent(type -> {
            var text = text(subject, NameAttribute.ORGANIZATIONAL_UNIT);
            if (!text.startsWith(BIN)) {
                findings.accept("OU does not begin with BIN");
            } else {
                examineBin(text.substring(BIN.length()), findings);
            }
        });
    }

    /** Sandbox numbers pass: whether this authority is a sandbox was decided where the number was taken in. */
    private static void examineIin(String digits, Consumer<String> findings) {
        try {
            Iin.parse(digits, IdentifierRules.SANDBOX);
        } catch (InvalidIdentifierException e) {
            findings.accept(e.getMessage());
        }
    }

    private static void examineBin(String digits, Consumer<String> findings) {
        try {
            Bin.parse(digits, IdentifierRules.SANDBOX);
        } catch (InvalidIdentifierException e) {
            findings.accept(e.getMessage());
        }
    }

    private static String text(X500Name name, NameAttribute attribute) {
        var parts = name.getRDNs(attribute.oid());
        return parts.length == 0 ? "" : NameAttribute.text(parts[0].getFirst().getValue());
    }
}

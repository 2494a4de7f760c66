package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.pki.name.NameAttribute;
import org.bouncycastle.asn1.x500.RDN;

/** The subject's name is not empty, has one value in each part, and each value is proper text in its own string type. */
final class SubjectNameLint implements Lint {

    @Override
    public String rule() {
        return "subject-name";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var parts = candidate.body().getSubject().getRDNs();
        if (parts.length == 0) {
            findings.accept("the subject has no name");
        }
        for (var part : parts) {
            if (part.isMultiValued()) {
                findings.accept("a part of the subject's name has several values");
            } else {
                examine(part, findings);
            }
        }
    }

    private static void examine(RDN part, Consumer<String> findings) {
        var value = part.getFirst();
        var known = NameAttribute.of(value.getType());
        if (known.isEmpty()) {
            findings.accept("the subject's attribute " + value.getType().getId() + " is not known");
            return;
        }
        var attribute = known.get();
        if (!attribute.hasOwnType(value.getValue())) {
            findings.accept("the subject's attribute " + attribute.label() + " is in another string type than ours");
        }
        attribute
                .defect(NameAttribute.text(value.getValue()))
                .ifPresent(defect -> findings.accept("the subject's attribute " + attribute.label() + " " + defect));
    }
}

package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.pki.name.AlternativeNameForm;
import kz.kualik.pki.profile.AlternativeNameRule;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Alternative names as the profile allows them: e-mail addresses, host names and IP addresses of proper form. */
final class AlternativeNameLint implements Lint {

    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int MOST_NAMES = 100;

    @Override
    public String rule() {
        return "alternative-names";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var names = GeneralNames.fromExtensions(candidate.extensions(), Extension.subjectAlternativeName);
        var rule = candidate.profile().alternativeName();
        if (names == null) {
            if (rule == AlternativeNameRule.REQUIRED) {
                findings.accept("an alternative name is missing");
            }
            return;
        }
        if (rule == AlternativeNameRule.NONE) {
            findings.accept("the profile knows no alternative names");
        }
        var all = names.getNames();
        if (all.length == 0 || all.length > MOST_NAMES) {
            findings.accept("there are " + all.length + " alternative names");
        }
        for (var name : all) {
            if (!isProper(name)) {
                findings.accept("an alternative name is not of proper form");
            }
        }
    }

    private static boolean isProper(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.rfc822Name ->
                AlternativeNameForm.isEmailAddress(name.getName().toString());
            case GeneralName.dNSName ->
                AlternativeNameForm.isDnsName(name.getName().toString());
            case GeneralName.iPAddress -> {
                int length = ASN1OctetString.getInstance(name.getName()).getOctetsLength();
                yield length == IPV4 || length == IPV6;
            }
            default -> false;
        };
    }
}

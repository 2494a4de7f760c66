package kz.kualik.pki.lint;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;

/** UTCTime through 2049, GeneralizedTime without fractions from 2050, both with seconds and Z (section 4.1.2.5). */
final class ValidityEncodingLint implements Lint {

    private static final LocalDate FIRST_GENERALIZED = LocalDate.of(2050, 1, 1);

    @Override
    public String rule() {
        return "validity-encoding";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        examine("notBefore", candidate.body().getStartDate(), findings);
        examine("notAfter", candidate.body().getEndDate(), findings);
        if (candidate.notAfter().isBefore(candidate.notBefore())) {
            findings.accept("the validity ends before it starts");
        }
    }

    private static void examine(String field, Time time, Consumer<String> findings) {
        var day = time.getDate().toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
        boolean early = day.isBefore(FIRST_GENERALIZED);
        switch (time.toASN1Primitive()) {
            case ASN1UTCTime utc -> {
                if (!early) {
                    findings.accept(field + " is a UTCTime after 2049");
                }
                requireForm(field, utc.toString(), "\\d{12}Z", findings);
            }
            case ASN1GeneralizedTime generalized -> {
                if (early) {
                    findings.accept(field + " is a GeneralizedTime before 2050");
                }
                requireForm(field, generalized.getTimeString(), "\\d{14}Z", findings);
            }
            default -> findings.accept(field + " is no time");
        }
    }

    private static void requireForm(String field, String text, String form, Consumer<String> findings) {
        if (!text.matches(form)) {
            findings.accept(field + " is not in whole seconds of UTC");
        }
    }
}

package kz.kualik.pki.lint;

import java.util.concurrent.atomic.AtomicBoolean;
import kz.kualik.pki.certificate.ToBeSignedCertificate;

/**
 * The right to sign one certificate once. Only lint makes these, so nothing can be signed that was not linted, and
 * nothing twice.
 */
public final class LintedCertificate {

    private final ToBeSignedCertificate toBeSigned;
    private final AtomicBoolean spent = new AtomicBoolean();

    LintedCertificate(ToBeSignedCertificate toBeSigned) {
        this.toBeSigned = toBeSigned;
    }

    /**
     * Hands over what may be signed.
     *
     * @throws SpentTokenException the second time
     */
    public ToBeSignedCertificate spend() {
        if (!spent.compareAndSet(false, true)) {
            throw new SpentTokenException();
        }
        return toBeSigned;
    }

    @Override
    public String toString() {
        return "LintedCertificate[" + toBeSigned + (spent.get() ? ", spent]" : "]");
    }
}

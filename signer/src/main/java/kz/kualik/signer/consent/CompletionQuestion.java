package kz.kualik.signer.consent;

import java.util.List;
import java.util.Locale;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signer.site.Caller;

/**
 * This caller brings certificates for keys that wait. Where do these lie, and what is their password?
 *
 * @param caller who asks
 * @param certificates what it brings
 * @param language in which the person is asked
 */
public record CompletionQuestion(Caller caller, List<Certificate> certificates, Locale language) {

    public CompletionQuestion {
        certificates = List.copyOf(certificates);
    }
}

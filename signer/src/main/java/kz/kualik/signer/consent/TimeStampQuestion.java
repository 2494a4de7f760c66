package kz.kualik.signer.consent;

import java.util.Locale;
import kz.kualik.signer.site.Caller;

/**
 * May this caller have time-stamps put on signatures that it brings? No key is used, but an authority is asked.
 *
 * @param caller who asks
 * @param signatures how many
 * @param language in which the person is asked
 */
public record TimeStampQuestion(Caller caller, int signatures, Locale language) {}

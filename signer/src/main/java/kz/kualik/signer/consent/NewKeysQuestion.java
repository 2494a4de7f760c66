package kz.kualik.signer.consent;

import java.util.Locale;
import kz.kualik.signer.request.KeyKind;
import kz.kualik.signer.site.Caller;

/**
 * May this caller have a key made for you, where shall it lie, and under which password?
 *
 * @param caller who asks
 * @param kind what kind of key
 * @param language in which the person is asked
 */
public record NewKeysQuestion(Caller caller, KeyKind kind, Locale language) {}

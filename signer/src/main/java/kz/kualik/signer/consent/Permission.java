package kz.kualik.signer.consent;

import java.util.EnumSet;
import java.util.Set;

/** What a site may be given once for all, so that its person is not asked each time. */
public enum Permission {
    /** Documents are signed. */
    SIGN,
    /** Digests are signed, as CMS, whose documents nobody here has seen. */
    SIGN_DIGEST,
    /** Bare octets and bare digests are signed, of which the site can make what it wants. */
    SIGN_RAW,
    /** The person is logged in. */
    AUTHENTICATE,
    /** The certificate is shown. */
    SHOW_CERTIFICATE,
    /** Requests for new certificates are signed with the key that is valid still. */
    RENEW,
    /** Time-stamps are put on signatures that the site brings. */
    TIME_STAMP,
    /** Keys are made, and completed when their certificates are there. */
    NEW_KEYS,
    /** The key file is chosen for the site, which then gives its password itself (old applet). */
    KEY_FILE,
    /** The old applet's module is open. */
    LEGACY;

    /** What a key is asked for. */
    public static Permission of(Purpose purpose) {
        return switch (purpose) {
            case SIGN -> SIGN;
            case SIGN_DIGEST -> SIGN_DIGEST;
            case SIGN_RAW -> SIGN_RAW;
            case AUTHENTICATE -> AUTHENTICATE;
            case SHOW_CERTIFICATE -> SHOW_CERTIFICATE;
            case RENEW -> RENEW;
        };
    }

    /** What a site that signs documents and logs people in needs. */
    public static Set<Permission> usual() {
        return EnumSet.of(SIGN, SIGN_DIGEST, AUTHENTICATE, SHOW_CERTIFICATE, TIME_STAMP);
    }

    /** All but the old applet, in which pages hold passwords. */
    public static Set<Permission> allButLegacy() {
        return EnumSet.complementOf(EnumSet.of(LEGACY, KEY_FILE));
    }
}

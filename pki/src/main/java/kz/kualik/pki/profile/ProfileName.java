package kz.kualik.pki.profile;

import java.util.regex.Pattern;

/** The name of a certificate profile, for example {@code individual-sign}. */
public record ProfileName(String value) {

    // stands first because the constants below are checked against it
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public static final ProfileName OPERATOR = new ProfileName("operator");
    public static final ProfileName TLS_SERVER = new ProfileName("tls-server");
    public static final ProfileName OCSP_RESPONDER = new ProfileName("ocsp-responder");
    public static final ProfileName TSA = new ProfileName("tsa");
    public static final ProfileName FEED_SIGNER = new ProfileName("feed-signer");
    public static final ProfileName AUDIT_LOG = new ProfileName("audit-log");
    public static final ProfileName ISSUING_CA = new ProfileName("issuing-ca");
    public static final ProfileName ROOT_CA = new ProfileName("root-ca");

    public ProfileName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a profile is named with small letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

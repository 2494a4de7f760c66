package kz.kualik.crypto;

import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Kazakh GOST algorithms for the Java Cryptography Architecture, under readable names and under their object
 * identifiers. Once registered, the JDK's own {@code CertificateFactory}, {@code X509Certificate.verify} and
 * {@code CertPathValidator} work with certificates of the NUC, and so does Bouncy Castle's CMS, if it is given a name
 * generator that hands object identifiers through.
 *
 * <p>Services: {@code KeyPairGenerator}, {@code KeyFactory}, {@code Signature} and {@code MessageDigest} for GOST
 * 34.10/34.11-2015 with 512 and 256 bits and for GOST 34.310-2004 with 34.311-95.
 */
public final class KualikProvider extends Provider {

    /** The name under which {@link Security} knows the provider. */
    public static final String NAME = "Kualik";

    private static final long serialVersionUID = 1L;
    private static final KualikProvider INSTANCE = new KualikProvider();

    private KualikProvider() {
        super(NAME, "1.0", "Kazakh GOST 34.10/34.11-2015 and GOST 34.310-2004");
        for (GostParameterSet set : GostParameterSet.values()) {
            addKeyServices(set);
            addSignature(set);
        }
        addDigest(DigestAlgorithm.GOST3411_2015_512, GostMessageDigest::streebog512);
        addDigest(DigestAlgorithm.GOST3411_2015_256, GostMessageDigest::streebog256);
        addDigest(DigestAlgorithm.GOST34311_95, GostMessageDigest::gost34311);
    }

    /** The provider; it need not be registered to be used with {@code getInstance(name, provider)}. */
    public static KualikProvider instance() {
        return INSTANCE;
    }

    /** Registers the provider behind all others, so that it takes nothing over; doing so twice is harmless. */
    public static void register() {
        Security.addProvider(INSTANCE);
    }

    private void addKeyServices(GostParameterSet set) {
        List<String> names = oidAliases(set.keyOid().getId());
        add("KeyPairGenerator", set.jcaName(), names, () -> new GostKeyPairGenerator(set), null);
        add("KeyFactory", set.jcaName(), names, () -> new GostKeyFactory(set), null);
    }

    /** Also under the key's object identifier, which the national C library writes as signature algorithm into CMS. */
    private void addSignature(GostParameterSet set) {
        List<String> names = new ArrayList<>(oidAliases(set.signatureOid().getId()));
        names.addAll(oidAliases(set.keyOid().getId()));
        add("Signature", set.signatureJcaName(), names, () -> new GostSignature(set), set);
    }

    private void addDigest(DigestAlgorithm digest, Supplier<Object> maker) {
        add("MessageDigest", digest.jcaName(), oidAliases(digest.oid().getId()), maker, null);
    }

    private static List<String> oidAliases(String oid) {
        return List.of(oid, "OID." + oid);
    }

    private void add(
            String type, String name, List<String> aliases, Supplier<Object> maker, @Nullable GostParameterSet keys) {
        putService(new SuppliedService(this, type, name, aliases, maker, keys));
    }

    /** A service made by a constructor reference instead of by reflection, so that its class needs not be public. */
    private static final class SuppliedService extends Service {

        private final Supplier<Object> maker;
        private final @Nullable GostParameterSet keys;

        private SuppliedService(
                Provider provider,
                String type,
                String name,
                List<String> aliases,
                Supplier<Object> maker,
                @Nullable GostParameterSet keys) {
            super(provider, type, name, GostSignature.class.getName(), aliases, null);
            this.maker = maker;
            this.keys = keys;
        }

        @Override
        public Object newInstance(@Nullable Object constructorParameter) {
            return maker.get();
        }

        /** Signatures take keys of their own algorithm only, so that a search over providers passes on with others. */
        @Override
        public boolean supportsParameter(@Nullable Object parameter) {
            if (keys == null || !(parameter instanceof Key key)) {
                return true;
            }
            String algorithm = key.getAlgorithm();
            return keys.jcaName().equals(algorithm) || keys.keyOid().getId().equals(algorithm);
        }
    }
}

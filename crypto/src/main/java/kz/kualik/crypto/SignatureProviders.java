package kz.kualik.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides once which provider does RSA and ECDSA, and hands out its objects. */
final class SignatureProviders {

    /** The Amazon Corretto provider if its native library works here; null leaves the choice to the runtime. */
    private final @Nullable Provider accelerated;

    private final Optional<String> fallbackReason;

    private SignatureProviders(@Nullable Provider accelerated, Optional<String> fallbackReason) {
        this.accelerated = accelerated;
        this.fallbackReason = fallbackReason;
    }

    static SignatureProviders detect() {
        Optional<String> trouble = correttoTrouble();
        return trouble.isEmpty()
                ? new SignatureProviders(AmazonCorrettoCryptoProvider.INSTANCE, trouble)
                : new SignatureProviders(null, trouble);
    }

    /** Without acceleration, whatever the machine offers. */
    static SignatureProviders withoutAcceleration() {
        return new SignatureProviders(null, Optional.of("native acceleration is switched off"));
    }

    private static Optional<String> correttoTrouble() {
        try {
            Throwable loading = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
            if (loading != null) {
                return Optional.of("the Amazon Corretto provider does not load: " + loading.getMessage());
            }
            SelfTestStatus status = AmazonCorrettoCryptoProvider.INSTANCE.runSelfTests();
            return status == SelfTestStatus.PASSED
                    ? Optional.empty()
                    : Optional.of("the Amazon Corretto provider's self-test ended as " + status);
        } catch (LinkageError e) {
            return Optional.of("the Amazon Corretto provider does not load: " + e.getMessage());
        }
    }

    /** Whether native code signs. */
    boolean isAccelerated() {
        return accelerated != null;
    }

    Signature signature(String jcaName) {
        return jcaName.startsWith("GOST")
                ? required(jcaName, KualikProvider.instance(), Signature::getInstance)
                : make(jcaName, Signature::getInstance, Signature::getInstance);
    }

    /** For signing: a key that shows no encoding lies in a token, and only the token's own provider can use it. */
    Signature signature(String jcaName, PrivateKey key) {
        return key.getFormat() == null ? required(jcaName, Signature::getInstance) : signature(jcaName);
    }

    KeyFactory keyFactory(String jcaName) {
        return make(jcaName, KeyFactory::getInstance, KeyFactory::getInstance);
    }

    KeyPairGenerator keyPairGenerator(KeyFamily family) {
        String name = switch (family) {
            case GOST_2015 -> GostParameterSet.GOST_2015_512.jcaName();
            case GOST_2004 -> GostParameterSet.GOST_34310_2004.jcaName();
            case RSA -> "RSA";
            case ECDSA -> "EC";
        };
        return name.startsWith("GOST")
                ? required(name, KualikProvider.instance(), KeyPairGenerator::getInstance)
                : make(name, KeyPairGenerator::getInstance, KeyPairGenerator::getInstance);
    }

    ProviderReport report() {
        return new ProviderReport(
                describe(signature("SHA256withRSA").getProvider()),
                describe(signature("SHA256withECDSA").getProvider()),
                describe(KualikProvider.instance()) + " on Bouncy Castle's arithmetic",
                fallbackReason);
    }

    private static String describe(Provider provider) {
        return provider.getName() + " " + provider.getVersionStr();
    }

    /** The accelerated provider may lack single algorithms; the runtime has them. */
    private <T> T make(String name, FromProvider<T> fast, FromRuntime<T> other) {
        if (accelerated != null) {
            try {
                return fast.make(name, accelerated);
            } catch (NoSuchAlgorithmException lacking) {
                return required(name, other);
            }
        }
        return required(name, other);
    }

    private static <T> T required(String name, Provider provider, FromProvider<T> maker) {
        return required(name, wanted -> maker.make(wanted, provider));
    }

    private static <T> T required(String name, FromRuntime<T> maker) {
        try {
            return maker.make(name);
        } catch (NoSuchAlgorithmException e) {
            throw new MissingAlgorithmException(name, e);
        }
    }

    @FunctionalInterface
    private interface FromProvider<T> {
        T make(String name, Provider provider) throws NoSuchAlgorithmException;
    }

    @FunctionalInterface
    private interface FromRuntime<T> {
        T make(String name) throws NoSuchAlgorithmException;
    }
}

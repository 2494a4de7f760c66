package kz.kualik.pki.crl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.junit.jupiter.api.Test;

class CrlEntryReaderTest {

    private static final String SERIAL = "02021234";

    @Test
    void anEntryIsRead() throws Exception {
        assertThat(read(entry(SERIAL, "")).serialNumber()).hasToString("1234");
    }

    /** It would be overlooked by those who look for the shortest form. */
    @Test
    void aSerialNumberWithNeedlessOctetsIsRefused() {
        assertThatExceptionOfType(MalformedCrlException.class)
                .isThrownBy(() -> read(entry("0203001234", "")))
                .withMessageContaining("shortest form");
    }

    @Test
    void anEntryAboutAnotherIssuersCertificateIsRefused() throws Exception {
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.certificateIssuer, true, DERNull.INSTANCE);
        var encoded = HexFormat.of().formatHex(extensions.generate().getEncoded());

        assertThatExceptionOfType(MalformedCrlException.class)
                .isThrownBy(() -> read(entry(SERIAL, encoded)))
                .withMessageContaining("2.5.29.29");
    }

    @Test
    void anExtensionThatIsNotCriticalIsPassedOver() throws Exception {
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(new ASN1ObjectIdentifier("2.25.1"), false, DERNull.INSTANCE);
        var encoded = HexFormat.of().formatHex(extensions.generate().getEncoded());

        assertThat(read(entry(SERIAL, encoded)).reason()).isEmpty();
    }

    private static RevokedCertificate read(byte[] entry) throws MalformedCrlException, IOException {
        return CrlEntryReader.read(new DerCursor(entry, 0, entry.length).next());
    }

    private static byte[] entry(String serial, String extensions) throws IOException {
        var time = HexFormat.of().formatHex(new DERUTCTime("260601000000Z").getEncoded());
        var content = HexFormat.of().parseHex(serial + time + extensions);
        var entry = new byte[content.length + 2];
        entry[0] = 0x30;
        entry[1] = (byte) content.length;
        System.arraycopy(content, 0, entry, 2, content.length);
        return entry;
    }
}

package kz.kualik.signer.module;

import java.util.List;
import java.util.Map;
import kz.kualik.signer.message.Reply;

/**
 * {@code kz.gov.pki.ncalayerservices.accessory}: what is installed. Sites compare versions, so it names the parts and
 * versions that NCALayer of 2026 has, for which this program stands in. Nothing can be installed into it.
 */
final class AccessoryModule implements SignerModule {

    private static final List<Map.Entry<String, String>> BUNDLES = List.of(
            Map.entry("websocket", "0.4.1"),
            Map.entry("common", "0.3.4"),
            Map.entry("NCALayerServices", "0.7.3"),
            Map.entry("knca_applet", "0.4.10"),
            Map.entry("xmldsig", "0.4.0"),
            Map.entry("kalkan", "0.7.6"),
            Map.entry("util", "0.8.8"),
            Map.entry("felix", "7.0.3"));

    private final List<String> services;

    AccessoryModule(List<String> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public String name() {
        return "kz.gov.pki.ncalayerservices.accessory";
    }

    @Override
    public Reply answer(Call call) {
        return switch (call.method()) {
            case "getBundles" -> bundles();
            case "getServices" -> services();
            case "showSettings", "showBundleManager" -> Reply.of(Answers.object());
            case "installBundle" ->
                Answers.basicsFailure(
                        BasicsError.GENERAL_ERROR,
                        "java.lang.UnsupportedOperationException: Kualik loads no foreign modules");
            default ->
                Answers.basicsFailure(
                        BasicsError.GENERAL_ERROR,
                        "java.lang.IllegalArgumentException: " + call.method() + " is not defined in accessory");
        };
    }

    private static Reply bundles() {
        var body = Answers.object();
        BUNDLES.forEach(bundle -> body.put(bundle.getKey(), bundle.getValue()));
        return Reply.of(body);
    }

    private Reply services() {
        var body = Answers.object();
        var names = body.putArray("services");
        services.forEach(names::add);
        return Reply.of(body);
    }
}

package kz.kualik.signer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kz.kualik.signer.key.StorageName;
import picocli.CommandLine.Option;

/** The options that name tokens: libraries with the names under which pages know them, and their PINs. */
final class TokenOptions {

    private static final String SLOT = ",[0-9]{1,10}";

    @Option(
            names = "--token",
            paramLabel = "NAME=LIBRARY[,SLOT]",
            description = "A token: the name under which pages know it (AKKaztokenStore, AKEToken72KStore,"
                    + " AKEToken5110Store, AKJaCartaStore, AKAKEYStore), its PKCS#11 library, and the number of its"
                    + " slot as the library tells it (without: the first slot). Can be given once for each name.")
    private List<String> tokens = new ArrayList<>();

    @Option(
            names = "--pin-file",
            paramLabel = "NAME=FILE",
            description = "A file whose first line is the PIN of the token with this name.")
    private List<String> pins = new ArrayList<>();

    /** What was named, in that order. */
    List<StoreSetting> stores() throws SignerStartException {
        var files = pinFiles();
        var stores = new EnumMap<StorageName, StoreSetting>(StorageName.class);
        var order = new ArrayList<StoreSetting>();
        for (var text : tokens) {
            var name = name(text);
            var pin = Optional.ofNullable(files.get(name)).orElseThrow(() -> SignerStartException.noPin(name.wire()));
            var store = new StoreSetting(name, library(value(text)), slot(text), pin);
            if (stores.put(name, store) != null) {
                throw SignerStartException.token(text);
            }
            order.add(store);
        }
        return order;
    }

    private Map<StorageName, Path> pinFiles() throws SignerStartException {
        var files = new EnumMap<StorageName, Path>(StorageName.class);
        for (var text : pins) {
            files.put(name(text), Path.of(value(text)));
        }
        return files;
    }

    /** The identity card's name is reserved for the card's own module. */
    private static StorageName name(String text) throws SignerStartException {
        var end = text.indexOf('=');
        return StorageName.of(text.substring(0, Math.max(0, end)))
                .filter(StorageName::isToken)
                .orElseThrow(() -> SignerStartException.token(text));
    }

    private static String value(String text) {
        return text.substring(text.indexOf('=') + 1);
    }

    private static Path library(String value) {
        return Path.of(value.replaceFirst(SLOT + "$", ""));
    }

    private static OptionalInt slot(String text) throws SignerStartException {
        if (!text.matches(".*" + SLOT)) {
            return OptionalInt.empty();
        }
        var number = Long.parseLong(text.substring(text.lastIndexOf(',') + 1));
        if (number > Integer.MAX_VALUE) {
            throw SignerStartException.token(text);
        }
        return OptionalInt.of((int) number);
    }
}

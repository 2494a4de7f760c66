package kz.kualik.signer.module;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.StorageException;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.key.StoredKey;

/** The keys that a page of the old kind names by path, alias and password: only in files that a person chose for it. */
final class AppletKeys {

    private static final int STORAGE = 0;
    private static final int PATH = 1;
    private static final int ALIAS = 2;
    private static final int PASSWORD = 3;

    private final CryptoEngine engine;
    private final ChosenFiles chosen;

    AppletKeys(CryptoEngine engine, ChosenFiles chosen) {
        this.engine = engine;
        this.chosen = chosen;
    }

    /** A key in its open storage; whoever got it closes it. */
    record Opened(OpenStorage storage, StoredKey key) implements AutoCloseable {

        @Override
        public void close() {
            storage.close();
        }
    }

    /** The key that the first four arguments of most methods name: storage, path, alias, password. */
    Opened key(Call call, CommonArguments arguments) throws AppletException {
        var storage = open(call, arguments, arguments.word(PASSWORD));
        var alias = arguments.word(ALIAS);
        for (var key : storage.keys()) {
            if (key.alias().equals(alias)) {
                return new Opened(storage, key);
            }
        }
        storage.close();
        throw new AppletException(AppletError.EMPTY_KEY_LIST);
    }

    /** One line for each key of a type: algorithm, name, serial number, alias. */
    String list(Call call, CommonArguments arguments) throws AppletException {
        try (var storage = open(call, arguments, arguments.word(2))) {
            var criteria = switch (arguments.word(PASSWORD)) {
                case "SIGN" -> KeyCriteria.ofType("SIGNATURE");
                case "AUTH" -> KeyCriteria.ofType("AUTHENTICATION");
                default -> KeyCriteria.any();
            };
            var lines = storage.keys().stream()
                    .filter(key -> criteria.withExpired()
                            .unfitness(key, key.certificate().notBefore())
                            .isEmpty())
                    .map(AppletKeys::line)
                    .toList();
            if (lines.isEmpty()) {
                throw new AppletException(AppletError.EMPTY_KEY_LIST);
            }
            return String.join("\n", lines);
        }
    }

    private static String line(StoredKey key) {
        return String.join(
                "|",
                List.of(
                        KeyInfo.algorithm(key),
                        KeyInfo.commonName(key.certificate().subject()),
                        key.certificate().serialNumber().value().toString(),
                        key.alias()));
    }

    private OpenStorage open(Call call, CommonArguments arguments, String password) throws AppletException {
        if (!StorageName.PKCS12.wire().equals(arguments.word(STORAGE))) {
            throw new AppletException(AppletError.UNKNOWN_STORAGE);
        }
        var path = path(arguments.word(PATH));
        if (!chosen.isChosen(call.caller(), path)) {
            throw new AppletException(AppletError.KEYSTORE_FILE_NOT_FOUND);
        }
        var characters = password.toCharArray();
        try (var secret = Password.of(characters)) {
            return Pkcs12Storage.open(engine, path, secret);
        } catch (StorageException.WrongPassword e) {
            throw new AppletException(AppletError.WRONG_PASSWORD, e);
        } catch (StorageException.Absent e) {
            throw new AppletException(AppletError.KEYSTORE_FILE_NOT_FOUND, e);
        } catch (StorageException e) {
            throw new AppletException(AppletError.LOAD_KEYSTORE_ERROR, e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static Path path(String text) throws AppletException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new AppletException(AppletError.KEYSTORE_FILE_NOT_FOUND, e);
        }
    }
}

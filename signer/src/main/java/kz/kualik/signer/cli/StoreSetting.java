package kz.kualik.signer.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.Pkcs11Storage;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.StorageException;
import kz.kualik.signer.key.StorageName;

/**
 * One place where keys lie, as it was named on the command line.
 *
 * @param name under which pages know it
 * @param place the key file, or a token's PKCS#11 library
 * @param slot the number that the library has given the token's slot, if it was named
 * @param passwordFile the file with its password or PIN
 */
record StoreSetting(StorageName name, Path place, OptionalInt slot, Path passwordFile) {

    static StoreSetting file(Path file, Path passwordFile) {
        return new StoreSetting(StorageName.PKCS12, file, OptionalInt.empty(), passwordFile);
    }

    OpenStorage open(CryptoEngine engine) throws SignerStartException {
        try (var password = PasswordFile.read(passwordFile)) {
            return name.isToken()
                    ? Pkcs11Storage.open(name, place, slot, password)
                    : Pkcs12Storage.open(engine, place, password);
        } catch (StorageException e) {
            throw SignerStartException.storage(place, e);
        }
    }
}

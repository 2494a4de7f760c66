package kz.kualik.signer.consent;

import java.nio.file.Path;

/**
 * Asks the person. Questions of one socket come one at a time, in the order of its requests; those of several sockets may come
 * together, and whoever shows windows shows one at a time. A question may take minutes, and is interrupted when whoever asked is
 * gone.
 */
public interface Consent {

    /** May a key be used, and which? */
    Decision<ChosenKey> key(KeyQuestion question) throws InterruptedException;

    /** Which file? */
    Decision<Path> file(FileQuestion question) throws InterruptedException;

    /** May time-stamps be asked for? */
    Decision<Boolean> timeStamps(TimeStampQuestion question) throws InterruptedException;

    /** May keys be made, and where? */
    Decision<NewKeysPlace> newKeys(NewKeysQuestion question) throws InterruptedException;

    /** Where do the keys wait for whom certificates have come? */
    Decision<NewKeysPlace> completion(CompletionQuestion question) throws InterruptedException;
}

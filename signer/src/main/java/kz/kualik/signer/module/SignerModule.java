package kz.kualik.signer.module;

import kz.kualik.signer.message.Reply;

/** One of the names to which requests are addressed. */
interface SignerModule {

    /** The name in messages. */
    String name();

    /**
     * Answers a request.
     *
     * @throws InterruptedException if whoever asked is gone
     */
    Reply answer(Call call) throws InterruptedException;
}

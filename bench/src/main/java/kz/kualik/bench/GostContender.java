package kz.kualik.bench;

import java.time.Duration;

/** One of the programs that sign and verify with GOST R 34.10-2015, 512 bits, parameter set A. */
interface GostContender extends AutoCloseable {

    /** What can be measured; each operation includes the digest of 32 octets. */
    enum Operation {
        SIGN,
        VERIFY
    }

    String name();

    /** Works for this much processor time on one thread, and says how many operations a second of it there were. */
    double perSecond(Operation operation, Duration duration);

    @Override
    void close();
}

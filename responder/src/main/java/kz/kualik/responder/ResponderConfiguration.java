package kz.kualik.responder;

import java.util.UUID;
import kz.kualik.responder.http.HttpLimits;
import kz.kualik.responder.ocsp.OcspRules;
import kz.kualik.responder.time.TimeKeeping;
import kz.kualik.responder.timestamp.TimeStampRules;

/**
 * How a responder runs. Made from {@link #listeningOn}, then changed field by field.
 *
 * @param host the address to listen on, for example {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port 0 finds a free one
 * @param eventLoops threads that read and write the network
 * @param signingThreads threads that sign; one for each processor is right
 * @param signingQueue requests that may wait for a signature; further ones are answered tryLater
 * @param timeKeeping how the time of time-stamps is looked after
 * @param nodeName of this process, which no other one has; it keeps the serial numbers of time-stamps apart
 */
public record ResponderConfiguration(
        String host,
        int port,
        int eventLoops,
        int signingThreads,
        int signingQueue,
        HttpLimits limits,
        OcspRules ocsp,
        TimeStampRules timeStamps,
        TimeKeeping timeKeeping,
        String nodeName) {

    private static final int LARGEST_PORT = 65_535;

    public ResponderConfiguration {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port is 0 to 65535, not " + port);
        }
        if (eventLoops < 1 || signingThreads < 1 || signingQueue < 1) {
            throw new IllegalArgumentException("eventLoops, signingThreads and signingQueue are at least 1");
        }
    }

    /** The usual settings for this machine. */
    public static ResponderConfiguration listeningOn(String host, int port) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new ResponderConfiguration(
                host,
                port,
                processors,
                processors,
                1_024,
                HttpLimits.standard(),
                OcspRules.likeTheNuc(),
                TimeStampRules.standard(),
                TimeKeeping.unwatched(),
                UUID.randomUUID().toString());
    }

    /** The same with that many threads for the network and for signing, and that long a queue. */
    public ResponderConfiguration withThreads(int network, int signing, int queue) {
        return new ResponderConfiguration(
                host, port, network, signing, queue, limits, ocsp, timeStamps, timeKeeping, nodeName);
    }

    /** The same with these limits. */
    public ResponderConfiguration withLimits(HttpLimits newLimits) {
        return new ResponderConfiguration(
                host,
                port,
                eventLoops,
                signingThreads,
                signingQueue,
                newLimits,
                ocsp,
                timeStamps,
                timeKeeping,
                nodeName);
    }

    /** The same with these OCSP rules. */
    public ResponderConfiguration withOcsp(OcspRules rules) {
        return new ResponderConfiguration(
                host, port, eventLoops, signingThreads, signingQueue, limits, rules, timeStamps, timeKeeping, nodeName);
    }

    /** The same with these time-stamp rules. */
    public ResponderConfiguration withTimeStamps(TimeStampRules rules) {
        return new ResponderConfiguration(
                host, port, eventLoops, signingThreads, signingQueue, limits, ocsp, rules, timeKeeping, nodeName);
    }

    /** The same with time looked after in this way. */
    public ResponderConfiguration withTimeKeeping(TimeKeeping keeping) {
        return new ResponderConfiguration(
                host, port, eventLoops, signingThreads, signingQueue, limits, ocsp, timeStamps, keeping, nodeName);
    }

    /** The same for the process of this name. */
    public ResponderConfiguration withNodeName(String name) {
        return new ResponderConfiguration(
                host, port, eventLoops, signingThreads, signingQueue, limits, ocsp, timeStamps, timeKeeping, name);
    }
}

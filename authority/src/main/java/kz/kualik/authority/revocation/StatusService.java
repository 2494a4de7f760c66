package kz.kualik.authority.revocation;

import java.time.Clock;
import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.host.PortOwner;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.ResponderEndpoint;
import kz.kualik.authority.revocation.feed.LocalIndex;
import kz.kualik.authority.revocation.lists.ListPublisher;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.responder.Responder;
import kz.kualik.responder.ResponderConfiguration;
import kz.kualik.responder.ResponderFigures;
import kz.kualik.responder.ResponderPorts;
import kz.kualik.responder.http.AddressNotAvailableException;
import kz.kualik.responder.keys.UnfitServiceKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The responder of this process: filled from the database, then opened, both before the first application can come in, and
 * closed last.
 */
@Component
final class StatusService implements SmartLifecycle {

    /** Before everything that issues, revokes or takes applications. */
    static final int PHASE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(StatusService.class);

    private final StatusLogStart log;
    private final LocalIndex index;
    private final ListPublisher lists;
    private final ResponderEndpoint endpoint;
    private final ClockGuard guard;
    private final Responder responder;
    private volatile boolean running;

    StatusService(
            StatusLogStart log,
            LocalIndex index,
            ListPublisher lists,
            PublishedFiles files,
            ServiceKeys keys,
            ResponderEndpoint endpoint,
            ResponderConfiguration configuration,
            CryptoEngine engine,
            ClockGuard guard,
            Clock clock) {
        this.log = log;
        this.index = index;
        this.lists = lists;
        this.endpoint = endpoint;
        this.guard = guard;
        this.responder = new Responder(
                configuration, new ResponderPorts(index.index(), index.freshness(), keys, files, files), engine, clock);
    }

    @Override
    public void start() {
        log.begin();
        index.start();
        lists.load();
        lists.due().forEach(this::makeList);
        guard.newestOnRecord().ifPresent(responder::giveNoTimeBefore);
        try {
            responder.start();
            running = true;
            LOG.info("status and time service: {}", endpoint.addresses().responder());
        } catch (AddressNotAvailableException e) {
            throw new ResponderNotStartedException(endpoint, new PortOwner().describe(endpoint.port()), e);
        } catch (UnfitServiceKeyException e) {
            throw new ResponderNotStartedException(endpoint, e);
        }
    }

    /** What its responder tells whoever watches it. */
    ResponderFigures figures() {
        return responder.figures();
    }

    /** A standing list can be relied on for a while yet, so a key that does not sign now is no reason not to start. */
    private void makeList(IssuerId issuer) {
        try {
            lists.makeDue(issuer);
        } catch (RuntimeException e) {
            LOG.error("the revocation lists of {} could not be made at the start; they will be tried again", issuer, e);
        }
    }

    @Override
    public void stop() {
        responder.close();
        index.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

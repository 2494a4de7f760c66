package kz.kualik.responder.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.FeedTrust;
import kz.kualik.responder.feed.Snapshot;
import kz.kualik.responder.status.StatusIndex;

/** Begins from the authority's snapshot: at the first start, and when its log is no longer the one that was followed. */
final class NewBeginning {

    private static final Logger LOG = System.getLogger(NewBeginning.class.getName());

    private final FeedConnection connection;
    private final FeedTrust trust;
    private final SnapshotFile file;
    private final long mostCertificates;

    /** @param mostCertificates how many a snapshot may hold */
    NewBeginning(FeedConnection connection, FeedTrust trust, SnapshotFile file, long mostCertificates) {
        this.connection = connection;
        this.trust = trust;
        this.file = file;
        this.mostCertificates = mostCertificates;
    }

    /** What the authority knows, kept on the own disk too. */
    SnapshotFile.Known fetch() throws IOException, InterruptedException, FeedRefusedException {
        var index = new StatusIndex();
        FeedPosition position;
        try (var in = connection.snapshot()) {
            position = Snapshot.read(in, index, Optional.of(trust), mostCertificates);
        }
        file.write(position, index);
        return new SnapshotFile.Known(index, position);
    }

    /** Puts what was known aside and has the reader go on from the authority's snapshot. */
    void replace(FeedReader reader, StatusIndex index) throws IOException, InterruptedException, FeedRefusedException {
        var former = reader.position();
        file.putAside(former, index);
        var known = fetch();
        reader.startAnew(known.index(), known.position());
        LOG.log(
                Level.WARNING,
                "what was known of the status log {0} up to {1} is put aside; this responder begins anew at {2} of {3}",
                former.log(),
                Long.toString(former.position()),
                Long.toString(known.position().position()),
                known.position().log());
    }
}

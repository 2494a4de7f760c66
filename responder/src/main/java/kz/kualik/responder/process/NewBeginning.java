package kz.kualik.responder.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.FeedTrust;
import kz.kualik.responder.feed.Snapshot;
import kz.kualik.responder.status.StatusIndex;

/** Begins from the authority's snapshot: at the first start, and when its log is no longer the one that was followed. */
final class NewBeginning {

    private static final Logger LOG = System.getLogger(NewBeginning.class.getName());

    private final AuthorityFeed authority;
    private final FeedTrust trust;
    private final SnapshotFile file;
    private final long mostCertificates;
    private Optional<FeedPosition> aside = Optional.empty();

    /** @param mostCertificates how many a snapshot may hold */
    NewBeginning(AuthorityFeed authority, FeedTrust trust, SnapshotFile file, long mostCertificates) {
        this.authority = authority;
        this.trust = trust;
        this.file = file;
        this.mostCertificates = mostCertificates;
    }

    /** What the authority knows, kept on the own disk too. */
    SnapshotFile.Known fetch() throws IOException, InterruptedException, FeedRefusedException {
        return fetch(mostCertificates);
    }

    private SnapshotFile.Known fetch(long most) throws IOException, InterruptedException, FeedRefusedException {
        var index = new StatusIndex();
        FeedPosition position;
        try (var in = authority.snapshot()) {
            position = Snapshot.read(in, index, Optional.of(trust), most);
        }
        file.write(position, index);
        return new SnapshotFile.Known(index, position);
    }

    /**
     * Puts what was known aside, once, and has the reader go on from the authority's snapshot. The memory holds both while the
     * snapshot is read. Where there is no room for two, what was known is forgotten first: it stands on the disk, and nobody
     * can confirm it any more.
     */
    void replace(FeedReader reader, StatusIndex index) throws IOException, InterruptedException, FeedRefusedException {
        var former = reader.position();
        if (former.position() > 0 && !aside.equals(Optional.of(former))) {
            file.putAside(former, index);
            aside = Optional.of(former);
        }
        if (held(index) > mostCertificates / 2) {
            // At the log's first record, so that nothing on the disk ever says that so little is known so far on.
            reader.startAnew(new StatusIndex(), new FeedPosition(former.log(), 0, ChainHash.ofEmpty(former.log())));
        }
        var known = fetch(mostCertificates - held(index));
        reader.startAnew(known.index(), known.position());
        LOG.log(
                Level.WARNING,
                "what was known of the status log {0} up to {1} is put aside; this responder begins anew at {2} of {3}",
                former.log(),
                Long.toString(former.position()),
                Long.toString(known.position().position()),
                known.position().log());
    }

    private static long held(StatusIndex index) {
        return index.issuers().stream().mapToLong(index::size).sum();
    }
}

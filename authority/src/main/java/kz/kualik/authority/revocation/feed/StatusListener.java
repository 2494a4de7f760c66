package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.responder.feed.FeedRecord;

/** Who in this process wants to know of records that this process has committed, at once. */
public interface StatusListener {

    /** Called after the commit, in the thread that committed; must be quick and must not fail. */
    void committed(List<FeedRecord> records);
}

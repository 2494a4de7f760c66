package kz.kualik.responder.feed;

import java.util.UUID;

/**
 * How far a log has been read.
 *
 * @param log its identity
 * @param position of the last record that was read
 * @param hash of the chain up to there
 */
public record FeedPosition(UUID log, long position, ChainHash hash) {}

package kz.kualik.authority.applications;

import kz.kualik.authority.problem.Word;

/**
 * Where an application stands. Which state may follow which is told by {@link Transitions}; here is only what there can be.
 */
public sealed interface ApplicationState {

    /** The name of the state, without what it carries: in tables, in the API, in the audit log. */
    enum Name {
        SUBMITTED,
        AWAITING_VISIT,
        IDENTIFYING,
        UNDER_REVIEW,
        RETURNED,
        APPROVED,
        REFUSED,
        ISSUED,
        INSTALLED,
        EXPIRED,
        WITHDRAWN;

        /** The name of the state for people. */
        Word word() {
            return Word.of("state", this);
        }
    }

    Name name();

    /** Taken, with a number; the way of identification is not chosen yet. */
    record Submitted() implements ApplicationState {
        @Override
        public Name name() {
            return Name.SUBMITTED;
        }
    }

    /** The applicant is to come to the centre before the deadline. */
    record AwaitingVisit() implements ApplicationState {
        @Override
        public Name name() {
            return Name.AWAITING_VISIT;
        }
    }

    /** The applicant is being identified remotely. */
    record Identifying() implements ApplicationState {
        @Override
        public Name name() {
            return Name.IDENTIFYING;
        }
    }

    /** The applicant is identified; somebody entitled is to decide. */
    record UnderReview() implements ApplicationState {
        @Override
        public Name name() {
            return Name.UNDER_REVIEW;
        }
    }

    /** Given back to the applicant for correction. */
    record Returned() implements ApplicationState {
        @Override
        public Name name() {
            return Name.RETURNED;
        }
    }

    /** Decided in favour; the certificates are being made. */
    record Approved() implements ApplicationState {
        @Override
        public Name name() {
            return Name.APPROVED;
        }
    }

    /**
     * Decided against.
     *
     * @param ground the legal ground; there is no refusal without one
     */
    record Refused(RefusalGround ground) implements ApplicationState {
        @Override
        public Name name() {
            return Name.REFUSED;
        }
    }

    /** The certificates are there and may be fetched. */
    record Issued() implements ApplicationState {
        @Override
        public Name name() {
            return Name.ISSUED;
        }
    }

    /** The applicant has put the certificates beside the keys. */
    record Installed() implements ApplicationState {
        @Override
        public Name name() {
            return Name.INSTALLED;
        }
    }

    /** The thirty days passed without a visit. */
    record Expired() implements ApplicationState {
        @Override
        public Name name() {
            return Name.EXPIRED;
        }
    }

    /** The applicant does not want it any more. */
    record Withdrawn() implements ApplicationState {
        @Override
        public Name name() {
            return Name.WITHDRAWN;
        }
    }
}

package kz.kualik.authority.web;

import static kz.kualik.authority.web.Reach.EVERYWHERE;
import static kz.kualik.authority.web.Reach.NOWHERE;
import static kz.kualik.authority.web.Reach.OWN_CENTRE;

/**
 * What members of staff may do, and who of them where. This is the whole table: a method of the HTTP API names its right by
 * {@link Requires}, and nothing else decides who may call it. The columns are operator, supervisor, officer, auditor,
 * registry, monitor.
 */
public enum Right {
    /** Note visits, approve, return, refuse. */
    HANDLE_APPLICATIONS(OWN_CENTRE, OWN_CENTRE, NOWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** Take another centre's application over to one's own. */
    TAKE_APPLICATIONS_OVER(EVERYWHERE, EVERYWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** End a colleague's hold on an application before its time. */
    BREAK_CLAIMS(NOWHERE, OWN_CENTRE, NOWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** Revoke certificates that were applied for at a centre; on which ground, says the table of grounds. */
    REVOKE_CERTIFICATES(OWN_CENTRE, EVERYWHERE, EVERYWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** See which certificates a person holds; every such look is recorded. */
    LOOK_UP_HOLDERS(EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE, NOWHERE, NOWHERE),
    /** See tasks that registry events have left. */
    SEE_REVOCATION_TASKS(NOWHERE, NOWHERE, EVERYWHERE, EVERYWHERE, NOWHERE, NOWHERE),
    /** Decide on tasks that registry events have left. */
    DECIDE_REVOCATION_TASKS(NOWHERE, NOWHERE, EVERYWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** Tell what has happened in the state's registers. */
    REPORT_REGISTRY_EVENTS(NOWHERE, NOWHERE, NOWHERE, NOWHERE, EVERYWHERE, NOWHERE),
    /** Have revocation lists made before their time. */
    MAKE_REVOCATION_LISTS(NOWHERE, NOWHERE, EVERYWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** See who one is to this authority. */
    SEE_ONESELF(OWN_CENTRE, OWN_CENTRE, EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE),
    /** See members of staff and their certificates. */
    SEE_STAFF(NOWHERE, OWN_CENTRE, EVERYWHERE, EVERYWHERE, NOWHERE, NOWHERE),
    /** Propose and confirm changes of centres and staff; take rights away. */
    MANAGE_STAFF(NOWHERE, NOWHERE, EVERYWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** Certify and withdraw responders that run as processes of their own. */
    MANAGE_RESPONDERS(NOWHERE, NOWHERE, EVERYWHERE, NOWHERE, NOWHERE, NOWHERE),
    /** Read the record of acts. */
    READ_AUDIT(NOWHERE, NOWHERE, NOWHERE, EVERYWHERE, NOWHERE, NOWHERE),
    /** Read the service's figures. */
    READ_METRICS(NOWHERE, NOWHERE, EVERYWHERE, EVERYWHERE, NOWHERE, EVERYWHERE);

    private final Reach operator;
    private final Reach supervisor;
    private final Reach officer;
    private final Reach auditor;
    private final Reach registry;
    private final Reach monitor;

    Right(Reach operator, Reach supervisor, Reach officer, Reach auditor, Reach registry, Reach monitor) {
        this.operator = operator;
        this.supervisor = supervisor;
        this.officer = officer;
        this.auditor = auditor;
        this.registry = registry;
        this.monitor = monitor;
    }

    /** Where the role has it. */
    public Reach reachOf(Role role) {
        return switch (role) {
            case OPERATOR -> operator;
            case SUPERVISOR -> supervisor;
            case OFFICER -> officer;
            case AUDITOR -> auditor;
            case REGISTRY -> registry;
            case MONITOR -> monitor;
        };
    }

    /** Whether the role has it at all. */
    public boolean isHeldBy(Role role) {
        return reachOf(role) != NOWHERE;
    }

    /** Whether the role has it beyond its own centre. */
    public boolean isHeldEverywhereBy(Role role) {
        return reachOf(role) == EVERYWHERE;
    }
}

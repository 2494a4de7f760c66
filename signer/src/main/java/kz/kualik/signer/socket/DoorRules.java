package kz.kualik.signer.socket;

import kz.kualik.signer.site.Acquaintance;
import kz.kualik.signer.site.ConnectionOwner;

/**
 * By what the door of the Signer goes.
 *
 * @param limits what everybody may take
 * @param owner who tells users of this computer apart
 * @param localPrograms whether callers that name no origin are served
 * @param acquaintance who is no stranger
 */
public record DoorRules(SocketLimits limits, ConnectionOwner owner, boolean localPrograms, Acquaintance acquaintance) {

    /** The usual limits, on this computer. */
    public static DoorRules usual(boolean localPrograms, Acquaintance acquaintance) {
        return new DoorRules(SocketLimits.usual(), ConnectionOwner.ofThisComputer(), localPrograms, acquaintance);
    }
}

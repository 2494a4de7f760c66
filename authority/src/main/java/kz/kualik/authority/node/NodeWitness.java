package kz.kualik.authority.node;

/** Somebody who knows from outside the database how far this node's history has come. */
@FunctionalInterface
public interface NodeWitness {

    /** Whether the database lacks what this node has certainly written: an older state of it was put back. */
    boolean contradicts(NodeName name);
}

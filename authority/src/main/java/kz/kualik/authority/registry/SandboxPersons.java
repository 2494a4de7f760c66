package kz.kualik.authority.registry;

import java.util.List;

/** The sandbox's people, for those who must fill the sandbox; there is no such bean outside it. */
public interface SandboxPersons {

    /** The first so many adults, the same ones at every start. */
    List<RegisteredPerson> adults(int number);
}

package kz.kualik.authority.testing;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.Registry;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/** The sandbox's registry, of which a test can change the word, and that a test can stop or make wait. */
public final class AdjustableRegistry implements Registry {

    private final Registry sandbox;
    private final Map<Iin, RegisteredPerson> persons = new ConcurrentHashMap<>();
    private final Map<Bin, RegisteredEntity> entities = new ConcurrentHashMap<>();
    private volatile boolean down;
    private volatile Runnable whileAsked = () -> {};

    AdjustableRegistry(Registry sandbox) {
        this.sandbox = sandbox;
    }

    /** Over the sandbox's people, on the days of the clock. */
    public static AdjustableRegistry sandbox(Clock clock) {
        return new AdjustableRegistry(SandboxPeople.registry(clock));
    }

    /** From now on the registry says this of the person. */
    public void say(RegisteredPerson person) {
        persons.put(person.iin(), person);
    }

    /** From now on the registry says this of the entity. */
    public void say(RegisteredEntity entity) {
        entities.put(entity.bin(), entity);
    }

    /** No question is answered until {@link #rise()}. */
    public void fall() {
        down = true;
    }

    public void rise() {
        down = false;
    }

    /** Runs inside every question, before it is answered. */
    public void whileAsked(Runnable what) {
        whileAsked = what;
    }

    @Override
    public Optional<RegisteredPerson> person(Iin iin) throws RegistryUnavailableException {
        whileAsked.run();
        requireUp();
        var changed = Optional.ofNullable(persons.get(iin));
        return changed.isPresent() ? changed : sandbox.person(iin);
    }

    @Override
    public Optional<RegisteredEntity> entity(Bin bin) throws RegistryUnavailableException {
        whileAsked.run();
        requireUp();
        var changed = Optional.ofNullable(entities.get(bin));
        return changed.isPresent() ? changed : sandbox.entity(bin);
    }

    private void requireUp() throws RegistryUnavailableException {
        if (down) {
            throw new RegistryUnavailableException("the registry of this test is down");
        }
    }
}

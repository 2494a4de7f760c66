package kz.kualik.authority.node;

import org.springframework.context.SmartLifecycle;

/**
 * What a node does once, at its start: the steps are taken one after the other by ascending phase, each done before the next one
 * begins. One that fails ends the start.
 */
public abstract class StartStep implements SmartLifecycle {

    private final int phase;
    private volatile boolean running;

    /** @param phase its place among the steps; doors open last */
    protected StartStep(int phase) {
        this.phase = phase;
    }

    /** The step itself. */
    protected abstract void take();

    @Override
    public final void start() {
        take();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}

package kz.kualik.authority.audit;

import org.springframework.context.SmartLifecycle;

/** The first checkpoint soon after the start comes from the schedule; the last one is made when all acts have ended. */
final class CheckpointLife implements SmartLifecycle {

    /** Below all that acts, so that it starts before and stops after it. */
    private static final int PHASE = 50;

    private final Checkpoints checkpoints;
    private volatile boolean running;

    CheckpointLife(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        checkpoints.make();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

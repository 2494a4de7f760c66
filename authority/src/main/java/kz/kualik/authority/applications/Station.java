package kz.kualik.authority.applications;

import java.time.Instant;

/**
 * A state that an application has reached.
 *
 * @param state the state
 * @param at when
 */
public record Station(ApplicationState.Name state, Instant at) {}

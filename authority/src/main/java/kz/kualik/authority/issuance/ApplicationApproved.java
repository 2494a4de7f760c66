package kz.kualik.authority.issuance;

import java.util.UUID;

/**
 * Someone or something entitled has approved an application: published by the room of applications inside the transaction of
 * the approval, whoever approved (visit, remote identification, renewal), and consumed here, once or more often, with the
 * effect of once. It stands in this room because calls go up and events go down: that room knows
 * this one, not the other way.
 *
 * @param applicationId the application's internal id
 */
public record ApplicationApproved(UUID applicationId) {}

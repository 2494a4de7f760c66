/**
 * Certificates are revoked here on one of the seven grounds of article 18(1), and the world is told: the responder's status
 * index at once after the commit, the revocation lists soon after. The responder of this process is fed and started here.
 */
@NullMarked
package kz.kualik.authority.revocation;

import org.jspecify.annotations.NullMarked;

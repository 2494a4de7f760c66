package kz.kualik.signature.report;

import java.util.List;

/**
 * A time-stamp of a signature.
 *
 * @param verdict what it is worth
 * @param time the time that it states, empty if it is too damaged to tell
 * @param policy the policy that it was issued under
 * @param authority who issued it, empty if the certificate is not at hand
 * @param reasons why it proves nothing, or what to know besides
 */
record TimeStampReport(String verdict, String time, String policy, String authority, List<String> reasons) {}

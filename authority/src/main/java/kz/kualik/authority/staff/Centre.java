package kz.kualik.authority.staff;

/**
 * A registration centre inside a public service centre.
 *
 * @param code what names it
 * @param kk its name in Kazakh
 * @param ru its name in Russian
 * @param en its name in English
 */
public record Centre(CentreCode code, String kk, String ru, String en) {}

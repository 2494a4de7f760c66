/**
 * XML signatures inside the document that they sign (enveloped, or over one element by its Id), made and checked the way
 * the Kazakh NUC's software writes them. Checking yields facts; the verdict is the policy's.
 */
@NullMarked
package kz.kualik.signature.xml;

import org.jspecify.annotations.NullMarked;

/** Tests of key stores: the NUC's own files, foreign readers and writers, and files made to do harm. */
@NullMarked
package kz.kualik.crypto.pkcs12;

import org.jspecify.annotations.NullMarked;

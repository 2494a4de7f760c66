@NullMarked
package kz.kualik.responder;

import org.jspecify.annotations.NullMarked;

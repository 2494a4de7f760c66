@NullMarked
package kz.kualik.signature.cms;

import org.jspecify.annotations.NullMarked;

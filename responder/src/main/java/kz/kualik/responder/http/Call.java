package kz.kualik.responder.http;

import io.vertx.core.http.HttpServerRequest;

/**
 * One request on its way through an endpoint.
 *
 * @param rest the part of the path behind the endpoint's own, as it stands in the request line
 * @param progressed to be run when the client has taken a piece of a long answer
 */
record Call(HttpServerRequest request, String rest, Runnable progressed) {}

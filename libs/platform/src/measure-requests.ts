import type { FastifyInstance, FastifyReply, onResponseHookHandler } from 'fastify';
import type { Metrics } from './metrics.js';

/** Notes how long each request takes, by its route: to be called before routes are added. */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  const observe = (reply: FastifyReply, method: string, route: string): void =>
    metrics.httpRequests.observe(
      { method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    );
  // A hook of each route's own knows the route; asking the request for it makes an object with all of its options.
  server.addHook('onRoute', (route) => {
    const measure: onResponseHookHandler = (request, reply, done) => {
      observe(reply, request.method, route.url);
      done();
    };
    route.onResponse = [measure, ...[route.onResponse ?? []].flat()];
  });
  server.addHook('onResponse', (request, reply, done) => {
    if (request.is404) observe(reply, request.method, 'unknown');
    done();
  });
}

import Fastify from 'fastify';

/** The peer of the hub, on the hub's own version of Fastify: answers with the body that it got, and does nothing else. */
const server = Fastify();
server.post('/v1/actions', (request) => request.body);
server.post('/v1/heartbeat', (request) => request.body);
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url });

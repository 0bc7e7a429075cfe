export { checkPostgres, checkRedis } from './check-external.js';
export { isAlive, readPidFile } from './end-leftover.js';
export { LOCAL_HOST, freePort, isPortFree } from './free-port.js';
export type { LocalService } from './local-service.js';
export { startPostgres, type PostgresOptions } from './postgres/start-postgres.js';
export { startRedis, type RedisOptions } from './redis/start-redis.js';
export { ServiceFailure } from './service-failure.js';
export {
  startProjectPostgres,
  startProjectRedis,
  startServices,
  type ServiceInUse,
  type Services,
  type ServicesOptions,
} from './start-services.js';

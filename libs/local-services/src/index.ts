export { checkPostgres, checkRedis } from './check-external.js';
export { downloadPackages, hasDebianPackages, type PackagesWanted } from './debian/download-packages.js';
export { unpackedLibraries } from './debian/unpacked-libraries.js';
export { isAlive, readPidFile } from './end-leftover.js';
export { LOCAL_HOST, freePort, isPortFree } from './free-port.js';
export { installRemedy } from './install-remedy.js';
export { isExecutable, programsOnPath } from './is-executable.js';
export type { LocalService } from './local-service.js';
export { startPostgres, type PostgresOptions } from './postgres/start-postgres.js';
export type { RedisGroup, RedisGroupOptions } from './redis/redis-group.js';
export { startRedisCluster } from './redis/start-redis-cluster.js';
export { startRedisSentinels, type WatchedRedis } from './redis/start-redis-sentinels.js';
export { startRedis, type RedisOptions } from './redis/start-redis.js';
export { runCommand } from './run-command.js';
export { ServiceFailure } from './service-failure.js';
export {
  startProjectPostgres,
  startProjectRedis,
  startServices,
  type ServiceInUse,
  type Services,
  type ServicesOptions,
} from './start-services.js';

import { resolve } from 'node:path';
import { downloadRedis } from './download-redis.js';
import { locateRedis, type RedisProgram } from './locate-redis.js';

/** The Redis of this machine, or else a downloaded one. @throws ServiceFailure when neither can be had */
export async function provideRedisProgram(
  packagesDir: string,
  searchPath: string,
  log: (line: string) => void = () => undefined,
): Promise<RedisProgram> {
  return (await locateRedis(searchPath)) ?? (await downloadRedis(resolve(packagesDir), searchPath, log));
}

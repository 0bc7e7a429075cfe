export { chromium, type Chromium, type ChromiumOptions } from './chromium/chromium.js';
export { testDatabase, type TestDatabase } from './test-database.js';
export { testRedis, type TestRedis } from './test-redis.js';
export { fillAudit } from './fill-audit.js';
export { withClient } from './with-client.js';
export {
  StartRefused,
  startSystem,
  temporaryStateDir,
  type RunningSystem,
  type SystemOptions,
  type SystemState,
} from './start-system.js';
export { httpCall, type HttpAnswer, type HttpCallOptions } from './http-call.js';
export { startTestServices, stopTestServices } from './test-services.js';
export { until } from './until.js';
export { goldenSuites, type GoldenCase, type GoldenSuite } from './golden-suites.js';

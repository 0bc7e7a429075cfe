/** What every app shares besides its domain. Imports contracts only. */
export { ConfigurationError, Environment } from './environment.js';
export { readServiceSettings, type ServiceSettings } from './service-settings.js';
export { systemClock, isoTime, type Clock } from './clock.js';
export { newId, type NewId } from './ids.js';
export { newToken, hashToken } from './tokens.js';
export { keepHeapSmall } from './keep-heap-small.js';
export { LOG_LEVELS, createLogger, NestLogger, type LogLevel, type Logger } from './logger.js';
export { Metrics } from './metrics.js';
export { Readiness, type ReadinessCheck } from './readiness.js';
export {
  ACCESS_KEY,
  Public,
  Needs,
  CurrentPrincipal,
  type Access,
  type AuthenticatedRequest,
} from './access.js';
export { PrincipalResolver, AccessGuard, bearerToken, tokenOf } from './access-guard.js';
export { Direct } from './direct-routes.js';
export { LOGGER, CLOCK, NEW_ID } from './injection-tokens.js';
export { PlatformModule } from './platform-module.js';
export { HealthController } from './health-controller.js';
export { acceptJson, forbiddenTextError, forbiddenText } from './body-parser.js';
export { RequestValidationPipe, IdPipe, VersionPipe, checkBody } from './validation-pipe.js';
export {
  PROBLEMS,
  problemBody,
  ProblemFilter,
  toDomainError,
  isUnreachableStore,
  type ProblemBody,
} from './problem-filter.js';
export { decodeCursor, pageSize, toPage } from './pages.js';
export { EventStream } from './event-stream.js';
export { openApiDocument, type ApiTitle } from './open-api-document.js';
export { createHttpApp, type HttpAppOptions } from './create-http-app.js';
export { runApp, type RunningApp } from './run-app.js';

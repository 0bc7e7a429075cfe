/** Postgres: entities, stores, read models, migrations and roles. */
export { RuleEntity } from './entities/rule-entity.js';
export { RuleSpanEntity } from './entities/rule-span-entity.js';
export { PolicyVersionEntity } from './entities/policy-version-entity.js';
export { SuggestionEntity } from './entities/suggestion-entity.js';
export { PinnedCaseEntity } from './entities/pinned-case-entity.js';
export { AuditEventEntity } from './entities/audit-event-entity.js';
export { AgentEntity } from './entities/agent-entity.js';
export { TokenEntity } from './entities/token-entity.js';
export { ReviewEntity } from './entities/review-entity.js';
export { HubEntity } from './entities/hub-entity.js';
export { TrainingRunEntity } from './entities/training-run-entity.js';
export { type StoredDiff } from './stored-diff.js';
export { DATABASE_ROLES, asRole, type DatabaseRole } from './database-role.js';
export { createDataSource, type DataSourceSettings } from './data-source.js';
export { migrate } from './migrate.js';
export { NewsListener, type NewsListenerOptions } from './news-listener.js';
export { announce } from './announce.js';

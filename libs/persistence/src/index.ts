/** Postgres: entities, stores, read models, migrations and roles. */
export { PolicyVersionEntity } from './entities/policy-version-entity.js';
export { SuggestionEntity } from './entities/suggestion-entity.js';
export { PinnedCaseEntity } from './entities/pinned-case-entity.js';
export { ReviewEntity } from './entities/review-entity.js';
export { TrainingRunEntity } from './entities/training-run-entity.js';
export { type StoredDiff } from './stored-diff.js';
export { DATABASE_ROLES, asRole, type DatabaseRole } from './database-role.js';
export { createDataSource, type DataSourceSettings } from './data-source.js';
export { migrate } from './migrate.js';
export { NewsListener, type NewsListenerOptions } from './news-listener.js';
export { announce } from './announce.js';
export { LatestPolicy } from './policy/latest-policy.js';
export { PolicyReader } from './policy/policy-reader.js';
export { RuleReader } from './policy/rule-reader.js';
export { toRule, type RuleRow } from './policy/rule-row.js';
export { NO_MATCHES } from './rule-matches/no-matches.js';
export { RuleMatchReader } from './rule-matches/rule-match-reader.js';
export { RuleMatchStore } from './rule-matches/rule-match-store.js';
export { AuditTrail } from './audit/audit-trail.js';
export { auditHash, type AuditContent } from './audit/audit-hash.js';
export { type AuditEvent } from './audit/audit-event.js';
export { auditVerification, verifyAudit } from './audit/verify-audit.js';
export { type AuditFault, type AuditVerification } from './audit/audit-chain.js';
export { auditHeadText, parseAuditHead, type AuditHead, type AuditTrailer } from './audit/audit-head.js';
export { currentAuditHead, exportAudit } from './audit/export-audit.js';
export { verifyExport, type ExportFault, type ExportVerification } from './audit/verify-export.js';
export { announceAll } from './announce-all.js';
export {
  AgentRegistry,
  type AgentStanding,
  type LastHeartbeat,
  type NewAgent,
  type TokenBearer,
} from './agents/agent-registry.js';
export { ActionStore } from './recording/action-store.js';
export { OutcomeStore } from './recording/outcome-store.js';
export { ImportStore, type ImportContext } from './recording/import-store.js';
export { OwnActionReader, type OwnActionResponse } from './recording/own-action-reader.js';
export { isPoisonRow } from './recording/poison-row.js';
export { HubRegistry, type HubBeat } from './hubs/hub-registry.js';
export { PolicyStore, type NewVersion } from './policy/policy-store.js';
export { storableJson } from './audit/storable-json.js';
export {
  SuggestionStore,
  type NewSuggestion,
  type SuggestionReview,
} from './suggestions/suggestion-store.js';
export type { StoredOverlaps } from './suggestions/stored-overlaps.js';
export { CommandStore } from './commands/command-store.js';
export { OldAnswers, type AnswerTable } from './commands/old-answers.js';
export { TelemetryPartitions } from './retention/telemetry-partitions.js';
export { ReviewStore } from './reviews/review-store.js';
export { TokenStore, type NewToken } from './tokens/token-store.js';
export { PinnedCaseStore, type StoredPinnedCase } from './pinned-cases/pinned-case-store.js';
export { TrainingRunStore, type RunInOrder } from './trainings/training-run-store.js';
export { LabelStore } from './labels/label-store.js';
export { LockdownStore } from './lockdown/lockdown-store.js';
export { ApprovalStore, type ApprovedChange, type NewApproval } from './approvals/approval-store.js';
export { versionChangeHash } from './approvals/version-change-hash.js';
export { AgentControlStore } from './agents/agent-control-store.js';
export {
  RecordedActions,
  type RecordedPage,
  type RecordedSpan,
  type RecordedTuple,
} from './replays/recorded-actions.js';
export { TIME_KEY_SHAPE, parseTimeKey, timeKeyText, type TimeKey } from './time-key.js';
export { AuditReader, type AuditFilter } from './audit/audit-reader.js';
export { SuggestionReader, type StoredSuggestion } from './suggestions/suggestion-reader.js';
export { VersionReader } from './versions/version-reader.js';
export { RolloutReader } from './versions/rollout-reader.js';
export { ReviewReader, type StoredReview } from './reviews/review-reader.js';
export { PinnedCaseReader } from './pinned-cases/pinned-case-reader.js';
export { TokenReader } from './tokens/token-reader.js';
export { TrainingRunReader } from './trainings/training-run-reader.js';
export {
  LabelledActionReader,
  type ActionSlice,
  type LabelledActionRow,
  type SliceEnd,
  type TrainingPeriod,
} from './trainings/labelled-action-reader.js';
export { type IdRange } from './trainings/id-range.js';
export { TrainingDigestReader, type KeptDigest } from './trainings/training-digest-reader.js';
export { TrainingDigestStore, type DigestBlock, type NewDigest } from './trainings/training-digest-store.js';
export { TrainerHistoryReader, type TrainerHistory } from './trainings/trainer-history-reader.js';
export { CommandReader } from './commands/command-reader.js';
export { ActionReader, type ActionFilter } from './telemetry/action-reader.js';
export {
  RecentActionReader,
  type RecentAction,
  type RecentBounds,
} from './telemetry/recent-action-reader.js';
export { AgentReader, type RegisteredAgent } from './fleet/agent-reader.js';
export { OverviewReader, type MinuteCount, type Standing } from './overview/overview-reader.js';

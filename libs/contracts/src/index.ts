/** The words that every part of Bylaw shares: wire types, job payloads, queue names. Imports nothing of ours. */
export {
  EFFECTS,
  RULE_TARGETS,
  RULE_MODES,
  AGENT_STATUSES,
  LIVENESSES,
  LABELS,
  SUGGESTION_STATUSES,
  VERSION_KINDS,
  REVIEW_STATUSES,
  VERDICTS,
  TRAINING_STATUSES,
  ESTIMATORS,
  ROLES,
  TOKEN_KINDS,
  roleIncludes,
  type Effect,
  type RuleTarget,
  type RuleMode,
  type AgentStatus,
  type Liveness,
  type Label,
  type SuggestionStatus,
  type VersionKind,
  type ReviewStatus,
  type Verdict,
  type TrainingStatus,
  type Estimator,
  type Role,
  type TokenKind,
} from './vocabulary.js';
export { type ApprovalResponse, type ApprovalsResponse } from './approvals.js';
export { LockdownRequest, type LockdownResponse } from './lockdown.js';
export { LIMITS } from './limits.js';
export {
  type OperatorPrincipal,
  type AgentPrincipal,
  type EnrolmentPrincipal,
  type Principal,
  type Actor,
} from './principal.js';
export { csvRecords, type CsvRecord } from './csv-records.js';
export {
  ERROR_CODES,
  DomainError,
  type BreakingRuleResponse,
  type ErrorCode,
  type FieldError,
  type Problem,
} from './domain-error.js';
export {
  PAYLOAD_TOO_LARGE,
  QUERY_GROUP,
  TextField,
  LargeTextField,
  WordField,
  UuidField,
  TimeField,
  DurationField,
  IntField,
  NumberField,
  BooleanField,
  JsonObjectField,
  ArgumentsField,
  LabelsField,
  ObjectField,
  ListField,
  UuidListField,
} from './fields.js';
export { durationMs } from './duration-ms.js';
export { fitsClass, type FieldsClass } from './fits-class.js';
export { PageQuery, type Page } from './pages.js';
export { type ListedRuleResponse, type RuleMatchesResponse } from './rule-matches.js';
export {
  RuleDraftRequest,
  DiffRequest,
  FileRuleRequest,
  PolicyFileRequest,
  RulesQuery,
  type RuleResponse,
} from './rules.js';
export {
  AskRequest,
  AskBatchRequest,
  OutcomeRequest,
  WaitQuery,
  ActionsQuery,
  ExportQuery,
  LabelRequest,
  DecisionRequest,
  type MatchedRule,
  type AskResponse,
  type DecisionResponse,
  type ExplainedMatchResponse,
  type FormResponse,
  type ReviewState,
  type ActionResponse,
} from './actions.js';
export {
  RegisterAgentRequest,
  HeartbeatRequest,
  AgentsQuery,
  QuarantineRequest,
  type RegisterAgentResponse,
  type HeartbeatResponse,
  type AgentResponse,
} from './agents.js';
export {
  ProposeRequest,
  ProposeQuery,
  SuggestionsQuery,
  ConfirmedRequest,
  ApprovalRequest,
  type ChangedResponse,
  RejectRequest,
  ReplayRequest,
  type OverlapPlace,
  type OverlapResponse,
  type SuggestionResponse,
  type VersionResponse,
  type RolloutResponse,
} from './changes.js';
export { TrainingRequest, type TrainingProgress, type TrainingResponse } from './trainings.js';
export { CreateTokenRequest, type TokenResponse, type CreatedTokenResponse } from './tokens.js';
export { DeadJobsQuery, type DeadJobResponse } from './dead-jobs.js';
export { QUEUES, DEFAULT_REDIS_PREFIX, REDIS_KEYS, NEWS_CHANNEL } from './queues.js';
export { type News } from './news.js';
export {
  RecordedAction,
  RecordActionsPayload,
  RecordedOutcome,
  RecordOutcomesPayload,
  ImportedAction,
  ImportActionsPayload,
  EmptyPayload,
  type ImportActionsResult,
  actionsOf,
} from './record-payloads.js';
export {
  PackedActions,
  PACKED_COLUMNS,
  VALUE_SEPARATOR,
  NO_VALUE,
  packActions,
  packedColumn,
  packedValues,
  unpackActions,
  hasAllValues,
  type PackedColumn,
} from './packed-actions.js';
export {
  CommandPayload,
  ProposePayload,
  ApplyPayload,
  RejectPayload,
  VersionChangePayload,
  ResolveReviewPayload,
  ReplayPayload,
  ConcludeTrainingPayload,
  AgentPayload,
  QuarantinePayload,
  LockdownPayload,
  ConfirmedPayload,
  ApproveVersionChangePayload,
  WithdrawApprovalPayload,
  LabelPayload,
  CreateTokenPayload,
  RevokeTokenPayload,
  type PinnedImportResult,
  RecordAuditPayload,
  type CommandResult,
  type ProposeResult,
  type VersionResult,
} from './command-payloads.js';
export {
  ActionRange,
  CountShardPayload,
  MergeCountsPayload,
  TrainingRunPayload,
} from './training-payloads.js';
export { SignInRequest, type SignInLinkResponse, type SessionResponse } from './sessions.js';
export { ReviewsQuery, VerdictRequest, type ReviewResponse } from './reviews.js';
export { AuditQuery, VerifyAuditQuery, type AuditEventResponse } from './audit.js';
export { PinnedCaseRequest, PinnedCasesFileRequest, type PinnedCaseResponse } from './pinned-cases.js';
export {
  AddPinnedCasePayload,
  ImportedPinnedCase,
  ImportPinnedCasesPayload,
  RemovePinnedCasePayload,
} from './pinned-case-payloads.js';

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
export { ApprovalResponse, ApprovalsResponse } from './approvals.js';
export { CommandProgressResponse, CommandStatusResponse } from './command-status.js';
export { BrokenPinnedCaseResponse, ForecastRuleResponse, PinnedForecastResponse } from './pinned-forecast.js';
export { RuleSampleResponse, RuleSamplesResponse } from './rule-samples.js';
export { LockdownRequest, LockdownResponse } from './lockdown.js';
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
export { Shown, type ShownKind, type ShownOptions } from './shown.js';
export { fitsClass, type FieldsClass } from './fits-class.js';
export { PageQuery, type Page } from './pages.js';
export {
  ListedRuleResponse,
  PolicyResponse,
  RuleDetailResponse,
  RuleMatchCountResponse,
  RuleMatchesResponse,
  RuleMatchSeriesResponse,
  RuleSpanResponse,
} from './rule-matches.js';
export {
  PatternProblemResponse,
  PreviewedActionsResponse,
  PreviewedMatchResponse,
  RulePreviewRequest,
  RulePreviewResponse,
} from './rule-previews.js';
export {
  CompareQuery,
  PolicyChangesResponse,
  RefusalResponse,
  ReversalPreviewResponse,
} from './policy-changes.js';
export {
  RuleDraftRequest,
  DiffRequest,
  FileRuleRequest,
  PolicyFileRequest,
  RulesQuery,
  RuleResponse,
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
  ImportReportResponse,
  RefusedLineResponse,
  type AskResponse,
} from './actions.js';
export { MatchedRule, DecisionResponse, ExplainedMatchResponse, FormResponse } from './decision-response.js';
export { ActionResponse, OutcomeResponse, ReviewState } from './action-response.js';
export {
  OverviewResponse,
  DecisionMinutesQuery,
  DecisionMinuteResponse,
  DecisionMinutesResponse,
  FleetCountsResponse,
  QueueDepthResponse,
} from './overview.js';
export {
  RegisterAgentRequest,
  HeartbeatRequest,
  AgentsQuery,
  QuarantineRequest,
  QuarantineResponse,
  type RegisterAgentResponse,
  type HeartbeatResponse,
  AgentResponse,
  LastActionResponse,
} from './agents.js';
export {
  ProposeRequest,
  ProposeQuery,
  SuggestionsQuery,
  ConfirmedRequest,
  ApprovalRequest,
  ChangedResponse,
  RejectRequest,
  ReplayRequest,
  type OverlapPlace,
  OverlapResponse,
  SuggestionResponse,
  SuggestionCountsResponse,
  VersionResponse,
  RolloutResponse,
  HubRolloutResponse,
  DiffResponse,
} from './changes.js';
export { TrainingRequest, StartedTrainingResponse, TrainingProgress, TrainingResponse } from './trainings.js';
export { CreateTokenRequest, TokenResponse, CreatedTokenResponse } from './tokens.js';
export { DeadJobsQuery, DeadJobResponse } from './dead-jobs.js';
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
export { SignInRequest, SignInLinkResponse, SessionResponse } from './sessions.js';
export { ReviewsQuery, VerdictRequest, ReviewResponse } from './reviews.js';
export {
  AuditQuery,
  VerifyAuditQuery,
  AuditActorResponse,
  AuditEventResponse,
  AuditHeadResponse,
  VerificationResponse,
} from './audit.js';
export { PinnedCaseRequest, PinnedCasesFileRequest, PinnedCaseResponse } from './pinned-cases.js';
export {
  AddPinnedCasePayload,
  ImportedPinnedCase,
  ImportPinnedCasesPayload,
  RemovePinnedCasePayload,
} from './pinned-case-payloads.js';

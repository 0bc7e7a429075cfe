import type { components, paths } from './api.js';

type Schemas = components['schemas'];

export type ActionResponse = Schemas['ActionResponse'];
export type AgentResponse = Schemas['AgentResponse'];
export type Approvals = Schemas['ApprovalsResponse'];
export type AuditEventResponse = Schemas['AuditEventResponse'];
export type BrokenPinnedCase = Schemas['BrokenPinnedCaseResponse'];
export type CommandStatus = Schemas['CommandStatusResponse'];
export type DeadJobResponse = Schemas['DeadJobResponse'];
export type DecisionMinute = Schemas['DecisionMinuteResponse'];
export type DecisionResponse = Schemas['DecisionResponse'];
export type ExplainedMatchResponse = Schemas['ExplainedMatchResponse'];
export type FormResponse = Schemas['FormResponse'];
export type ImportReport = Schemas['ImportReportResponse'];
export type LockdownResponse = Schemas['LockdownResponse'];
export type OverviewResponse = Schemas['OverviewResponse'];
export type PinnedCaseResponse = Schemas['PinnedCaseResponse'];
export type PinnedForecast = Schemas['PinnedForecastResponse'];
export type PolicyResponse = Schemas['PolicyResponse'];
export type ReviewResponse = Schemas['ReviewResponse'];
export type RolloutResponse = Schemas['RolloutResponse'];
export type RuleDraft = Schemas['RuleDraftRequest'];
export type RuleSample = Schemas['RuleSampleResponse'];
export type PolicyChanges = Schemas['PolicyChangesResponse'];
export type ReversalPreview = Schemas['ReversalPreviewResponse'];
export type RuleDetailResponse = Schemas['RuleDetailResponse'];
export type RuleMatchSeries = Schemas['RuleMatchSeriesResponse'];
export type RulePreview = Schemas['RulePreviewResponse'];
export type RuleResponse = Schemas['RuleResponse'];
export type SessionResponse = Schemas['SessionResponse'];
export type SuggestionResponse = Schemas['SuggestionResponse'];
export type TokenResponse = Schemas['TokenResponse'];
export type TrainingProgress = Schemas['TrainingProgress'];
export type TrainingResponse = Schemas['TrainingResponse'];
export type VerificationResponse = Schemas['VerificationResponse'];
export type VersionResponse = Schemas['VersionResponse'];

export type Effect = Schemas['MatchedRule']['effect'];
export type RuleMode = Schemas['MatchedRule']['mode'];
export type RuleTarget = Schemas['ExplainedMatchResponse']['target'];
export type Label = NonNullable<ActionResponse['label']>;
export type AgentStatus = AgentResponse['status'];
export type Liveness = AgentResponse['liveness'];
export type ReviewStatus = ReviewResponse['status'];
export type Verdict = NonNullable<ReviewResponse['verdict']>;
export type SuggestionStatus = SuggestionResponse['status'];
export type Estimator = NonNullable<TrainingResponse['estimator']>;
export type TrainingStatus = TrainingResponse['status'];
export type Role = SessionResponse['role'];

type Operation<P extends keyof paths> = NonNullable<paths[P]['get']>;

/** What a GET of this path answers. */
export type AnswerOf<P extends keyof paths> =
  Operation<P> extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never;

type WireQuery<P extends keyof paths> =
  Operation<P> extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;

/** The query that a GET of this path takes. What is empty is left out. */
export type QueryOf<P extends keyof paths> = {
  readonly [Name in keyof WireQuery<P>]?: WireQuery<P>[Name] | '' | undefined;
};

/** The paths that answer a GET with JSON. */
export type ReadPath = { [P in keyof paths]: [AnswerOf<P>] extends [never] ? never : P }[keyof paths];

/** Those of them that answer page by page. */
export type ListPath = {
  [P in ReadPath]: AnswerOf<P> extends { readonly nextCursor: string | null } ? P : never;
}[ReadPath];

/** What such a list holds. */
export type ItemOf<P extends ListPath> =
  AnswerOf<P> extends { readonly items: readonly (infer Item)[] } ? Item : never;

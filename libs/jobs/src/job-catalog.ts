import {
  AddPinnedCasePayload,
  AgentPayload,
  ApplyPayload,
  ApproveVersionChangePayload,
  CommandPayload,
  ConcludeTrainingPayload,
  CountShardPayload,
  CreateTokenPayload,
  EmptyPayload,
  ImportActionsPayload,
  ImportPinnedCasesPayload,
  LabelPayload,
  LockdownPayload,
  MergeCountsPayload,
  ProposePayload,
  QUEUES,
  QuarantinePayload,
  RecordActionsPayload,
  RecordAuditPayload,
  RecordOutcomesPayload,
  RejectPayload,
  RemovePinnedCasePayload,
  ReplayPayload,
  ResolveReviewPayload,
  RevokeTokenPayload,
  TrainingRunPayload,
  VersionChangePayload,
  WithdrawApprovalPayload,
  type CommandResult,
  type ImportActionsResult,
  type PinnedImportResult,
  type ProposeResult,
  type VersionResult,
} from '@bylaw/contracts';

/** One kind of job: the queue it goes through, its payload, and (by type only) what it answers. */
export interface JobDefinition<P extends object, R, Q extends QueueName = QueueName> {
  readonly queue: Q;
  readonly payload: new () => P;
  /** Never there at run time; carries the type of the answer. */
  readonly result?: R;
}

export type QueueName = (typeof QUEUES)[keyof typeof QUEUES];

function job<R>() {
  return <P extends object, Q extends QueueName>(queue: Q, payload: new () => P): JobDefinition<P, R, Q> => ({
    queue,
    payload,
  });
}

const { recordActions, policyCommands, training } = QUEUES;

/** Every job there is. Producers and processors are typed by it, and a queue's processor must handle all of its jobs. */
export const JOB_CATALOG = {
  'record-actions': job<null>()(recordActions, RecordActionsPayload),
  'record-outcomes': job<null>()(recordActions, RecordOutcomesPayload),
  'import-actions': job<ImportActionsResult>()(recordActions, ImportActionsPayload),
  'sweep-heartbeats': job<null>()(recordActions, EmptyPayload),

  propose: job<CommandResult<ProposeResult>>()(policyCommands, ProposePayload),
  apply: job<CommandResult<VersionResult>>()(policyCommands, ApplyPayload),
  reject: job<CommandResult<{ suggestionId: string }>>()(policyCommands, RejectPayload),
  rollback: job<CommandResult<VersionResult>>()(policyCommands, VersionChangePayload),
  restore: job<CommandResult<VersionResult>>()(policyCommands, VersionChangePayload),
  'approve-suggestion': job<CommandResult<null>>()(policyCommands, ApplyPayload),
  'approve-version-change': job<CommandResult<null>>()(policyCommands, ApproveVersionChangePayload),
  'withdraw-approval': job<CommandResult<null>>()(policyCommands, WithdrawApprovalPayload),
  'resolve-review': job<CommandResult<{ actionId: string }>>()(policyCommands, ResolveReviewPayload),
  replay: job<CommandResult>()(policyCommands, ReplayPayload),
  'conclude-training': job<CommandResult<{ suggestionId: string | null }>>()(
    policyCommands,
    ConcludeTrainingPayload,
  ),
  'quarantine-agent': job<CommandResult<null>>()(policyCommands, QuarantinePayload),
  'release-agent': job<CommandResult<null>>()(policyCommands, AgentPayload),
  'remove-agent': job<CommandResult<null>>()(policyCommands, AgentPayload),
  'declare-lockdown': job<CommandResult<null>>()(policyCommands, LockdownPayload),
  'lift-lockdown': job<CommandResult<null>>()(policyCommands, CommandPayload),
  'label-action': job<CommandResult<{ actionId: string }>>()(policyCommands, LabelPayload),
  'create-token': job<CommandResult<{ tokenId: string }>>()(policyCommands, CreateTokenPayload),
  'revoke-token': job<CommandResult<null>>()(policyCommands, RevokeTokenPayload),
  'add-pinned-case': job<CommandResult<{ caseId: string }>>()(policyCommands, AddPinnedCasePayload),
  'import-pinned-cases': job<CommandResult<PinnedImportResult>>()(policyCommands, ImportPinnedCasesPayload),
  'remove-pinned-case': job<CommandResult<null>>()(policyCommands, RemovePinnedCasePayload),
  'record-audit': job<CommandResult<null>>()(policyCommands, RecordAuditPayload),
  'end-expired': job<null>()(policyCommands, EmptyPayload),
  'request-replays': job<null>()(policyCommands, EmptyPayload),
  'forget-answers': job<null>()(policyCommands, EmptyPayload),
  'keep-telemetry': job<null>()(policyCommands, EmptyPayload),
  'add-up-rule-matches': job<null>()(policyCommands, EmptyPayload),

  run: job<null>()(training, TrainingRunPayload),
  'count-shard': job<null>()(training, CountShardPayload),
  'merge-counts': job<null>()(training, MergeCountsPayload),
  'start-scheduled-run': job<null>()(training, EmptyPayload),
} as const;

export type JobName = keyof typeof JOB_CATALOG;

/** What a job of this name carries. */
export type PayloadOf<N extends JobName> = InstanceType<(typeof JOB_CATALOG)[N]['payload']>;

/** What a job of this name answers. */
export type ResultOf<N extends JobName> = NonNullable<(typeof JOB_CATALOG)[N]['result']> | ExtractNull<N>;

type ExtractNull<N extends JobName> = null extends (typeof JOB_CATALOG)[N]['result'] ? null : never;

/** The names of the jobs that go through a queue. */
export type JobNameOf<Q extends QueueName> = {
  [N in JobName]: (typeof JOB_CATALOG)[N]['queue'] extends Q ? N : never;
}[JobName];

/** The names of a queue's jobs, in the catalog's order. */
export function jobNamesOf(queue: QueueName): readonly JobName[] {
  return (Object.keys(JOB_CATALOG) as JobName[]).filter((name) => JOB_CATALOG[name].queue === queue);
}

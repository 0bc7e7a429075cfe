// Made by `npm run generate:client` from the gateway’s OpenAPI document. Not to be edited.

export interface paths {
  readonly '/v1/rules': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See the policy, now or at a version */
    readonly get: operations['RulesController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/policy/export': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Export the whole policy as YAML */
    readonly get: operations['PolicyFileController_export'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/decisions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ask what the policy would decide, and why */
    readonly post: operations['DecisionsController_decide'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/suggestions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List suggestions, newest first */
    readonly get: operations['SuggestionsController_list'];
    readonly put?: never;
    /** Propose a diff, or as YAML a whole policy, of which the difference is proposed */
    readonly post: operations['SuggestionsController_propose'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/suggestions/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See one suggestion, with its evidence, overlaps and replay */
    readonly get: operations['SuggestionsController_get'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/suggestions/{id}/apply': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Apply a suggestion: confirmed by the word APPLY, with a comment */
    readonly post: operations['SuggestionsController_apply'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/suggestions/{id}/approvals': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Approve a suggestion, and leave it to others to apply it: confirmed by the word APPLY, with a comment */
    readonly post: operations['SuggestionsController_approve'];
    /** Withdraw one’s own approval of a suggestion */
    readonly delete: operations['SuggestionsController_withdraw'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/suggestions/{id}/reject': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Reject a suggestion */
    readonly post: operations['SuggestionsController_reject'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/versions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List versions, newest first */
    readonly get: operations['VersionsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/versions/{n}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See what one version changed */
    readonly get: operations['VersionsController_get'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/versions/{n}/rollout': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See which hubs enforce a version */
    readonly get: operations['VersionsController_rollout'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/versions/{n}/rollback': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Undo what one version changed: confirmed by the word ROLLBACK, with a comment */
    readonly post: operations['VersionsController_rollback'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/versions/{n}/restore': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Make the policy what it was at a version: confirmed by the word RESTORE, with a comment */
    readonly post: operations['VersionsController_restore'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/versions/{n}/{change}/approvals': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See who approves a rollback or restore */
    readonly get: operations['VersionApprovalsController_list'];
    readonly put?: never;
    /** Approve a rollback or restore, confirmed by its word */
    readonly post: operations['VersionApprovalsController_approve'];
    /** Withdraw one’s own approval */
    readonly delete: operations['VersionApprovalsController_withdraw'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/replays': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Replay a diff, or a suggestion, over recorded actions */
    readonly post: operations['ReplaysController_replay'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/actions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List recorded actions, newest first */
    readonly get: operations['ActionsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/actions/{id}/label': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /** Say whether an action was safe */
    readonly put: operations['ActionsController_label'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/actions/export': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Export recorded actions as telemetry CSV, oldest first */
    readonly get: operations['ActionsController_export'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/actions/import': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Import telemetry CSV */
    readonly post: operations['ActionsController_import'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/actions/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See one recorded action */
    readonly get: operations['ActionsController_get'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/trainings': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List training runs, newest first */
    readonly get: operations['TrainingsController_list'];
    readonly put?: never;
    /** Start a training run */
    readonly post: operations['TrainingsController_start'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/trainings/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See one training run, with its progress */
    readonly get: operations['TrainingsController_get'];
    readonly put?: never;
    readonly post?: never;
    /** Cancel a training run */
    readonly delete: operations['TrainingsController_cancel'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/agents': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List agents, newest first */
    readonly get: operations['AgentsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/agents/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See one agent */
    readonly get: operations['AgentsController_get'];
    readonly put?: never;
    readonly post?: never;
    /** Remove an agent */
    readonly delete: operations['AgentsController_remove'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/agents/{id}/quarantine': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /** Put an agent in quarantine */
    readonly put: operations['AgentsController_quarantine'];
    readonly post?: never;
    /** Release an agent from quarantine */
    readonly delete: operations['AgentsController_release'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/lockdown': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See whether there is a lockdown */
    readonly get: operations['LockdownController_get'];
    /** Deny every action of every agent, until this is lifted */
    readonly put: operations['LockdownController_declare'];
    readonly post?: never;
    /** Lift the lockdown */
    readonly delete: operations['LockdownController_lift'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/overview': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See at a glance what waits and how everything stands */
    readonly get: operations['OverviewController_overview'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/overview/decisions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Count recorded decisions by minute */
    readonly get: operations['OverviewController_decisions'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/reviews': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List held actions, newest first */
    readonly get: operations['ReviewsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/reviews/{actionId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Answer a held action, or with `identical` all that are the same */
    readonly post: operations['ReviewsController_answer'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/pinned-cases': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List pinned cases, newest first */
    readonly get: operations['PinnedCasesController_list'];
    readonly put?: never;
    /** Pin a command with its expected decision */
    readonly post: operations['PinnedCasesController_add'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/pinned-cases/export': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Export all pinned cases as YAML */
    readonly get: operations['PinnedCasesController_export'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/pinned-cases/import': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Pin all cases of a YAML file, or none of them */
    readonly post: operations['PinnedCasesController_import'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/pinned-cases/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    readonly post?: never;
    /** Remove a pinned case */
    readonly delete: operations['PinnedCasesController_remove'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/audit': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List audit events, newest first */
    readonly get: operations['AuditController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/audit/verify': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Verify the hash chain of the audit */
    readonly get: operations['AuditController_verify'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/audit/export': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Export the whole audit as JSON lines, oldest first */
    readonly get: operations['AuditController_export'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/tokens': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the tokens in force, newest first */
    readonly get: operations['TokensController_list'];
    readonly put?: never;
    /** Make a token */
    readonly post: operations['TokensController_create'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/tokens/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    readonly post?: never;
    /** Revoke a token */
    readonly delete: operations['TokensController_revoke'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/events': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Stream what happens, as server-sent events */
    readonly get: operations['EventsController_stream'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/sign-in-links': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Make a link that signs in to the console once */
    readonly post: operations['SessionsController_createLink'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/sessions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Sign in to the console */
    readonly post: operations['SessionsController_signIn'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/sessions/current': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** See who is signed in */
    readonly get: operations['SessionsController_current'];
    readonly put?: never;
    readonly post?: never;
    /** Sign out */
    readonly delete: operations['SessionsController_signOut'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/commands/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Look for the result of a command */
    readonly get: operations['CommandsController_get'];
    readonly put?: never;
    readonly post?: never;
    /** Cancel a replay: one of your own, or as an approver anybody’s */
    readonly delete: operations['CommandsController_cancel'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/dead-jobs': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the jobs that can never work, last failed first */
    readonly get: operations['DeadJobsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/dead-jobs/{queue}/{id}/retry': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Have a dead job tried again */
    readonly post: operations['DeadJobsController_retry'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/dead-jobs/{queue}/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    readonly post?: never;
    /** Discard a dead job */
    readonly delete: operations['DeadJobsController_discard'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly ActionResponse: {
      readonly id: string;
      readonly agentId: string | null;
      /** Format: date-time */
      readonly ts: string;
      readonly eventType: string | null;
      readonly tabId: string | null;
      readonly batchId: string | null;
      readonly tool: string;
      readonly command: string;
      readonly args:
        | (
            | readonly string[]
            | {
                readonly [key: string]: unknown;
              }
          )
        | null;
      readonly cwd: string | null;
      readonly metadata: {
        readonly [key: string]: unknown;
      } | null;
      /** @enum {string|null} */
      readonly decision: 'allow' | 'deny' | 'review' | null;
      readonly reason: string | null;
      readonly policyVersion: number | null;
      readonly matched: readonly components['schemas']['MatchedRule'][];
      readonly unparsed: boolean;
      readonly outcome: components['schemas']['OutcomeResponse'] | null;
      /** @enum {string|null} */
      readonly label: 'safe' | 'unsafe' | 'unknown' | null;
      readonly labelledBy: string | null;
      readonly review: components['schemas']['ReviewState'] | null;
    };
    readonly AgentResponse: {
      readonly id: string;
      readonly name: string;
      readonly labels: {
        readonly [key: string]: string;
      };
      /** @enum {string} */
      readonly status: 'idle' | 'running' | 'blocked';
      /** @enum {string} */
      readonly liveness: 'online' | 'offline';
      /** Format: date-time */
      readonly lastHeartbeatAt: string | null;
      readonly lastAction: components['schemas']['LastActionResponse'] | null;
      readonly lastScore: number | null;
      readonly quarantined: boolean;
      readonly policyVersion: number | null;
    };
    readonly ApprovalRequest: {
      /** @description The typed word: APPLY, ROLLBACK or RESTORE. */
      readonly confirmation?: string;
      /** @description Why. Required. */
      readonly comment?: string;
    };
    readonly ApprovalResponse: {
      readonly by: string;
      readonly comment: string;
      /** Format: date-time */
      readonly at: string;
    };
    readonly ApprovalsResponse: {
      readonly required: number;
      readonly approvals: readonly components['schemas']['ApprovalResponse'][];
    };
    readonly AuditActorResponse: {
      readonly kind: string;
      readonly id: string;
      readonly name: string;
      readonly role: string | null;
    };
    readonly AuditEventResponse: {
      readonly seq: number;
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      readonly actor: components['schemas']['AuditActorResponse'];
      readonly action: string;
      /** @enum {string} */
      readonly outcome: 'done' | 'refused';
      readonly subject: string | null;
      readonly reason: string | null;
      readonly fromVersion: number | null;
      readonly toVersion: number | null;
      readonly details: {
        readonly [key: string]: unknown;
      } | null;
      readonly commandId: string | null;
      readonly prevHash: string;
      readonly hash: string;
    };
    readonly AuditHeadResponse: {
      readonly seq: number;
      readonly hash: string;
    };
    readonly ChangedResponse: {
      readonly version: number;
      readonly rollout?: components['schemas']['RolloutResponse'];
    };
    readonly ConfirmedRequest: {
      /** @description The typed word: APPLY, ROLLBACK or RESTORE. */
      readonly confirmation?: string;
      /** @description Why. Required. */
      readonly comment?: string;
      /** @description Make it without the approvals of others. For admins; stands out in the audit. */
      readonly emergency?: boolean;
      /** @description Answer when every live hub enforces the version, or after 5 s, with its `rollout`. */
      readonly waitForRollout?: boolean;
    };
    readonly CreateTokenRequest: {
      /**
       * @description `operator` unless set.
       * @enum {string}
       */
      readonly kind?: 'operator' | 'enrolment';
      /** @description Shown as the author of what its bearer does. */
      readonly name: string;
      /**
       * @description Required for operators.
       * @enum {string}
       */
      readonly role?: 'viewer' | 'labeler' | 'approver' | 'admin';
    };
    readonly CreatedTokenResponse: {
      readonly id: string;
      /** @enum {string} */
      readonly kind: 'operator' | 'enrolment';
      readonly name: string;
      /** @enum {string|null} */
      readonly role: 'viewer' | 'labeler' | 'approver' | 'admin' | null;
      readonly createdBy: string;
      /** Format: date-time */
      readonly createdAt: string;
      readonly token: string;
    };
    readonly DeadJobResponse: {
      readonly queue: string;
      readonly id: string;
      readonly name: string;
      /** Format: date-time */
      readonly failedAt: string;
      readonly attempts: number;
      readonly reason: string;
      readonly payload: string | null;
      readonly payloadBytes: number;
    };
    readonly DecisionMinuteResponse: {
      /** Format: date-time */
      readonly minute: string;
      readonly allow: number;
      readonly deny: number;
      readonly review: number;
    };
    readonly DecisionMinutesResponse: {
      readonly items: readonly components['schemas']['DecisionMinuteResponse'][];
    };
    readonly DecisionRequest: {
      /** @description `shell` when absent. */
      readonly tool?: string;
      readonly command: string;
      readonly args?:
        | readonly string[]
        | {
            readonly [key: string]: unknown;
          };
      /** @description The version to decide by; the current one unless set. */
      readonly version?: number;
    };
    readonly DecisionResponse: {
      /** @enum {string} */
      readonly decision: 'allow' | 'deny' | 'review';
      readonly reason: string;
      readonly policyVersion: number;
      readonly matched: readonly components['schemas']['MatchedRule'][];
      readonly unparsed: boolean;
      readonly explanation: readonly components['schemas']['ExplainedMatchResponse'][];
      readonly forms: readonly components['schemas']['FormResponse'][];
    };
    readonly DiffRequest: {
      readonly add?: readonly components['schemas']['RuleDraftRequest'][];
      /** @description Ids of rules to remove. */
      readonly remove?: readonly string[];
      /** @description Free, but for `proposed_by`, `model_version` and `generated_at`. */
      readonly meta?: {
        readonly [key: string]: unknown;
      };
    };
    readonly DiffResponse: {
      readonly add: readonly Record<string, never>[];
      readonly remove: readonly string[];
      readonly meta: {
        readonly [key: string]: unknown;
      };
    };
    readonly ExplainedMatchResponse: {
      readonly ruleId: string;
      /** @enum {string} */
      readonly effect: 'allow' | 'deny' | 'review';
      /** @enum {string} */
      readonly mode: 'enforce' | 'observe';
      /** @enum {string} */
      readonly target: 'command' | 'text';
      readonly form: string;
      readonly start: number;
      readonly end: number;
    };
    readonly FleetCountsResponse: {
      readonly online: number;
      readonly offline: number;
    };
    readonly FormResponse: {
      readonly text: string;
      /** @enum {string} */
      readonly kind: 'command' | 'line' | 'code' | 'sent';
    };
    readonly HubRolloutResponse: {
      readonly id: string;
      readonly version: number;
      /** Format: date-time */
      readonly acknowledgedAt: string | null;
    };
    readonly ImportReportResponse: {
      readonly imported: number;
      readonly duplicates: number;
      readonly rejected: number;
      readonly errors: readonly components['schemas']['RefusedLineResponse'][];
    };
    readonly LabelRequest: {
      /** @enum {string} */
      readonly label: 'safe' | 'unsafe' | 'unknown';
      readonly comment?: string;
    };
    readonly LastActionResponse: {
      readonly id: string;
      readonly tool: string;
      readonly command: string;
      /** @enum {string|null} */
      readonly decision: 'allow' | 'deny' | 'review' | null;
      /** Format: date-time */
      readonly ts: string;
    };
    readonly LockdownRequest: {
      readonly reason: string;
    };
    readonly LockdownResponse: {
      readonly active: boolean;
      readonly reason: string | null;
      readonly declaredBy: string | null;
      /** Format: date-time */
      readonly declaredAt: string | null;
    };
    readonly MatchedRule: {
      readonly ruleId: string;
      /** @enum {string} */
      readonly effect: 'allow' | 'deny' | 'review';
      /** @enum {string} */
      readonly mode: 'enforce' | 'observe';
    };
    readonly OutcomeResponse: {
      readonly exitCode: number | null;
      readonly stdout: string | null;
      readonly stderr: string | null;
      readonly durationMs: number | null;
      readonly score: number | null;
    };
    readonly OverlapResponse: {
      /** @enum {string} */
      readonly kind: 'duplicate' | 'subsumed';
      readonly rule: {
        readonly [key: string]: unknown;
      };
      readonly by: {
        readonly [key: string]: unknown;
      };
    };
    readonly OverviewResponse: {
      readonly version: number;
      readonly activeRules: number;
      readonly pendingSuggestions: number;
      readonly heldReviews: number;
      readonly agents: components['schemas']['FleetCountsResponse'];
      readonly queues: readonly components['schemas']['QueueDepthResponse'][];
    };
    readonly PinnedCaseRequest: {
      /** @description `shell` when absent. */
      readonly tool?: string;
      readonly command: string;
      readonly args?:
        | readonly string[]
        | {
            readonly [key: string]: unknown;
          };
      /**
       * @description The decision that must come.
       * @enum {string}
       */
      readonly expect: 'allow' | 'deny' | 'review';
      readonly comment?: string;
    };
    readonly PinnedCaseResponse: {
      readonly id: string;
      readonly tool: string;
      readonly command: string;
      readonly args:
        | (
            | readonly string[]
            | {
                readonly [key: string]: unknown;
              }
          )
        | null;
      /** @enum {string} */
      readonly expect: 'allow' | 'deny' | 'review';
      readonly comment: string | null;
      readonly createdBy: string;
      /** Format: date-time */
      readonly createdAt: string;
    };
    readonly PinnedCasesFileRequest: {
      readonly cases: readonly components['schemas']['PinnedCaseRequest'][];
    };
    readonly PolicyResponse: {
      readonly version: number;
      readonly items: readonly components['schemas']['RuleResponse'][];
    };
    readonly ProposeRequest: {
      readonly diff: components['schemas']['DiffRequest'];
      readonly comment?: string;
    };
    readonly QuarantineRequest: {
      readonly reason: string;
    };
    readonly QueueDepthResponse: {
      readonly queue: string;
      readonly waiting: number;
      readonly active: number;
      readonly dead: number;
    };
    readonly RefusedLineResponse: {
      readonly line: number;
      readonly message: string;
    };
    readonly RejectRequest: {
      readonly comment: string;
    };
    readonly ReplayRequest: {
      readonly diff: components['schemas']['DiffRequest'];
      /** Format: uuid */
      readonly suggestionId?: string;
      /**
       * Format: date-time
       * @description The oldest action to look at; 30 days ago unless set.
       */
      readonly since?: string;
      readonly limit?: number;
    };
    readonly ReviewResponse: {
      readonly actionId: string;
      readonly agentId: string;
      readonly agentName: string | null;
      readonly tool: string;
      readonly command: string;
      readonly policyVersion: number;
      readonly reason: string | null;
      /** @enum {string} */
      readonly status: 'held' | 'answered' | 'expired';
      /** @enum {string|null} */
      readonly verdict: 'allow' | 'deny' | null;
      readonly comment: string | null;
      /** Format: date-time */
      readonly heldAt: string;
      /** Format: date-time */
      readonly expiresAt: string;
      readonly answeredBy: string | null;
      /** Format: date-time */
      readonly answeredAt: string | null;
      readonly identicalHeld: number;
    };
    readonly ReviewState: {
      /** @enum {string} */
      readonly status: 'held' | 'answered' | 'expired';
      /** @enum {string|null} */
      readonly verdict: 'allow' | 'deny' | null;
      /** Format: date-time */
      readonly expiresAt: string;
    };
    readonly RolloutResponse: {
      readonly version: number;
      readonly complete: boolean;
      readonly hubs: readonly components['schemas']['HubRolloutResponse'][];
    };
    readonly RuleDraftRequest: {
      /** @description RE2 regular expression, at most 1,000 characters. */
      readonly pattern: string;
      /** @enum {string} */
      readonly effect: 'allow' | 'deny' | 'review';
      /** @description Confidence, 0 to 1. */
      readonly score?: number;
      /** @description Matches only actions of this tool. */
      readonly tool?: string;
      /** @enum {string} */
      readonly target?: 'command' | 'text';
      /** @enum {string} */
      readonly mode?: 'enforce' | 'observe';
      readonly locked?: boolean;
      readonly reason?: string;
    };
    readonly RuleResponse: {
      readonly id: string;
      readonly pattern: string;
      /** @enum {string} */
      readonly effect: 'allow' | 'deny' | 'review';
      readonly tool: string | null;
      /** @enum {string} */
      readonly target: 'command' | 'text';
      /** @enum {string} */
      readonly mode: 'enforce' | 'observe';
      readonly locked: boolean;
      readonly confidence: number | null;
      readonly reason: string | null;
      readonly addedBy: string;
      /** Format: date-time */
      readonly addedAt: string;
      readonly addedInVersion: number;
    };
    readonly SessionResponse: {
      readonly name: string;
      /** @enum {string} */
      readonly role: 'viewer' | 'labeler' | 'approver' | 'admin';
      readonly csrfToken: string | null;
    };
    readonly SignInLinkResponse: {
      readonly url: string;
      /** Format: date-time */
      readonly expiresAt: string;
    };
    readonly SignInRequest: {
      /** @description The code of a sign-in link. */
      readonly code?: string;
      /** @description An operator’s token. */
      readonly token?: string;
    };
    readonly StartedTrainingResponse: {
      readonly id: string;
    };
    readonly SuggestionResponse: {
      readonly id: string;
      /** @enum {string} */
      readonly status: 'pending' | 'applied' | 'rejected' | 'expired' | 'stale' | 'superseded';
      readonly proposedBy: string;
      /** Format: date-time */
      readonly proposedAt: string;
      readonly diff: components['schemas']['DiffResponse'];
      readonly contentHash: string;
      readonly baseVersion: number;
      readonly comment: string | null;
      readonly evidence: Record<string, never>;
      readonly trainingId: string | null;
      readonly replay: Record<string, never>;
      readonly overlaps: readonly components['schemas']['OverlapResponse'][] | null;
      readonly overlapCount: number | null;
      readonly approvals: readonly components['schemas']['ApprovalResponse'][];
      readonly reviewedBy: string | null;
      /** Format: date-time */
      readonly reviewedAt: string | null;
      readonly reviewComment: string | null;
      readonly appliedVersion: number | null;
      /** Format: date-time */
      readonly expiresAt: string;
    };
    readonly TokenResponse: {
      readonly id: string;
      /** @enum {string} */
      readonly kind: 'operator' | 'enrolment';
      readonly name: string;
      /** @enum {string|null} */
      readonly role: 'viewer' | 'labeler' | 'approver' | 'admin' | null;
      readonly createdBy: string;
      /** Format: date-time */
      readonly createdAt: string;
    };
    readonly TrainingProgress: {
      readonly done: number;
      readonly total: number;
      readonly estimatedSecondsLeft: number | null;
    };
    readonly TrainingRequest: {
      /** Format: date-time */
      readonly since?: string;
      /** Format: date-time */
      readonly until?: string;
      /** @description Rules to suggest at most; 20 unless set. */
      readonly topN?: number;
      /** @enum {string} */
      readonly estimator?: 'mined' | 'importance';
      /** @description Whether it may go on beside other runs; it waits for them unless set. */
      readonly overlap?: boolean;
    };
    readonly TrainingResponse: {
      readonly id: string;
      /** @enum {string} */
      readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
      /** @enum {string|null} */
      readonly estimator: 'mined' | 'importance' | null;
      readonly progress: components['schemas']['TrainingProgress'];
      readonly metrics: Record<string, never>;
      readonly suggestionId: string | null;
      readonly error: string | null;
      readonly requestedBy: string;
      /** Format: date-time */
      readonly requestedAt: string;
    };
    readonly VerdictRequest: {
      /** @enum {string} */
      readonly verdict: 'allow' | 'deny';
      /** @description Answer all that is held with the same tool and command, of whichever agent. */
      readonly identical?: boolean;
      readonly comment?: string;
    };
    readonly VerificationResponse: {
      readonly valid: boolean;
      readonly events: number;
      readonly firstBroken: number | null;
      readonly fault: string | null;
      readonly head: components['schemas']['AuditHeadResponse'];
    };
    readonly VersionResponse: {
      readonly version: number;
      /** @enum {string} */
      readonly kind: 'apply' | 'rollback' | 'restore';
      readonly suggestionId: string | null;
      readonly reverts: number | null;
      readonly author: string;
      readonly comment: string | null;
      /** Format: date-time */
      readonly createdAt: string;
      readonly added: readonly string[];
      readonly addedRules: readonly components['schemas']['RuleResponse'][];
      readonly removed: readonly components['schemas']['RuleResponse'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly RulesController_list: {
    readonly parameters: {
      readonly query?: {
        readonly effect?: 'allow' | 'deny' | 'review';
        readonly tool?: string;
        /** @description Searches patterns and reasons. */
        readonly q?: string;
        /** @description The policy as it was at this version. */
        readonly version?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{version, items}`: every rule that the filters let through. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PolicyResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly PolicyFileController_export: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `rules:`, each with `key`, `effect`, `pattern` and what is not a default of `tool`, `target`, `mode`, `locked`, `score`, `reason`. The same rules give the same bytes. The header `bylaw-policy-version` has the version. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly DecisionsController_decide: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DecisionRequest'];
      };
    };
    readonly responses: {
      /** @description `{decision, reason, policyVersion, matched, unparsed, explanation, forms}`. `explanation` tells of each rule that matched what it matched: `{ruleId, effect, mode, target, form, start, end}`, the characters of `form` from `start` to before `end`, in UTF-16 code units. `forms` is what the command line was understood as: `{text, kind}`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DecisionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SuggestionsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
        readonly status?: 'pending' | 'applied' | 'rejected' | 'expired' | 'stale' | 'superseded';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['SuggestionResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SuggestionsController_propose: {
    readonly parameters: {
      readonly query?: {
        /** @description Why; of a body of YAML. */
        readonly comment?: string;
        /** @description The version that a body of YAML was made from: refused when the policy is at another one. */
        readonly baseVersion?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ProposeRequest'];
        readonly 'application/yaml': components['schemas']['ProposeRequest'];
      };
    };
    readonly responses: {
      /** @description The suggestion; 200 when the same diff is pending already. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SuggestionsController_get: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The suggestion. `overlaps` are the rules that it adds in vain or makes superfluous, each `{kind: "duplicate" or "subsumed", rule, by}`, where `rule` and `by` are `{ruleId}` or `{addIndex}`; null when they are not known. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SuggestionsController_apply: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConfirmedRequest'];
      };
    };
    readonly responses: {
      /** @description `{version}`; with `waitForRollout` also its `rollout`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ChangedResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SuggestionsController_approve: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ApprovalRequest'];
      };
    };
    readonly responses: {
      /** @description The suggestion. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SuggestionsController_withdraw: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The suggestion. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SuggestionsController_reject: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RejectRequest'];
      };
    };
    readonly responses: {
      /** @description The suggestion. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['VersionResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionsController_get: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly n: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The version. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VersionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionsController_rollout: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly n: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{version, complete, hubs}` of the hubs that are alive. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RolloutResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionsController_rollback: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly n: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConfirmedRequest'];
      };
    };
    readonly responses: {
      /** @description `{version}`; with `waitForRollout` also its `rollout`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ChangedResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionsController_restore: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly n: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConfirmedRequest'];
      };
    };
    readonly responses: {
      /** @description `{version}`; with `waitForRollout` also its `rollout`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ChangedResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionApprovalsController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly n: number;
        readonly change: 'rollback' | 'restore';
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{required, approvals: [{by, comment, at}]}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ApprovalsResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionApprovalsController_approve: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly n: number;
        readonly change: 'rollback' | 'restore';
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ApprovalRequest'];
      };
    };
    readonly responses: {
      /** @description `{required, approvals}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ApprovalsResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly VersionApprovalsController_withdraw: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly n: number;
        readonly change: 'rollback' | 'restore';
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{required, approvals}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ApprovalsResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ReplaysController_replay: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReplayRequest'];
      };
    };
    readonly responses: {
      /** @description How many decisions flip, in which direction, for which agents, tools and rules, with examples, labels, and what could not be replayed. When it is answered 202: `GET` there shows its progress, `DELETE` cancels it. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ActionsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
        readonly agentId?: string;
        readonly decision?: 'allow' | 'deny' | 'review';
        readonly label?: 'safe' | 'unsafe' | 'unknown';
        readonly tool?: string;
        /** @description Searches commands. */
        readonly q?: string;
        readonly since?: string;
        readonly until?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['ActionResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ActionsController_label: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['LabelRequest'];
      };
    };
    readonly responses: {
      /** @description The action. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ActionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ActionsController_export: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
        readonly agentId?: string;
        readonly decision?: 'allow' | 'deny' | 'review';
        readonly label?: 'safe' | 'unsafe' | 'unknown';
        readonly tool?: string;
        /** @description Searches commands. */
        readonly q?: string;
        readonly since?: string;
        readonly until?: string;
        /** @description Goes on after the action of this id, the last one of an export that broke off. Needs the same filters. */
        readonly after?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A stream of CSV, its header line first; gzipped when `Accept-Encoding` has gzip. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ActionsController_import: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        readonly 'Content-Encoding'?: 'gzip';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'text/csv': string;
      };
    };
    readonly responses: {
      /** @description `{imported, duplicates, rejected, errors: [{line, message}]}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ImportReportResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ActionsController_get: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The action. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ActionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly TrainingsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['TrainingResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly TrainingsController_start: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['TrainingRequest'];
      };
    };
    readonly responses: {
      /** @description `{id}`: the run is queued. It waits for others, unless it may overlap. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['StartedTrainingResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly TrainingsController_get: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The training run; `progress` is `{done, total, estimatedSecondsLeft}`, the last null when nobody can tell. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TrainingResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly TrainingsController_cancel: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It will end as cancelled. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AgentsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
        readonly liveness?: 'online' | 'offline';
        readonly status?: 'idle' | 'running' | 'blocked';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['AgentResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AgentsController_get: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The agent. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AgentResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AgentsController_remove: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Its token does not work any more. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AgentsController_quarantine: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['QuarantineRequest'];
      };
    };
    readonly responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Everything that it asks is denied. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AgentsController_release: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The policy decides for it again. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly LockdownController_get: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{active, reason, declaredBy, declaredAt}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['LockdownResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly LockdownController_declare: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['LockdownRequest'];
      };
    };
    readonly responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Every hub obeys within a second. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly LockdownController_lift: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The policy decides again. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly OverviewController_overview: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{version, activeRules, pendingSuggestions, heldReviews, agents: {online, offline}, queues: [{queue, waiting, active, dead}]}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OverviewResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly OverviewController_decisions: {
    readonly parameters: {
      readonly query?: {
        /** @description Minutes, the current one included; 60 unless set. */
        readonly minutes?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items: [{minute, allow, deny, review}]}`, oldest first, minutes without any included. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DecisionMinutesResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ReviewsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
        readonly status?: 'held' | 'answered' | 'expired';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['ReviewResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly ReviewsController_answer: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly actionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['VerdictRequest'];
      };
    };
    readonly responses: {
      /** @description The review. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReviewResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly PinnedCasesController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['PinnedCaseResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly PinnedCasesController_add: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PinnedCaseRequest'];
      };
    };
    readonly responses: {
      /** @description The pinned case. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PinnedCaseResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly PinnedCasesController_export: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `cases:`, each with `expect`, `command`, and `tool`, `args`, `comment` where there are any. The same cases give the same bytes. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly PinnedCasesController_import: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/yaml': components['schemas']['PinnedCasesFileRequest'];
      };
    };
    readonly responses: {
      /** @description `{added, duplicates}`: what is pinned already, or stands in the file twice, is a duplicate. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly PinnedCasesController_remove: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not checked any more. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AuditController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
        /** @description Only events of this action, such as `suggestion.apply`. */
        readonly action?: string;
        readonly outcome?: 'done' | 'refused';
        /** @description Only events of this actor name. */
        readonly actor?: string;
        /** @description Only events about this subject, such as a suggestion id. */
        readonly subject?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['AuditEventResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AuditController_verify: {
    readonly parameters: {
      readonly query?: {
        /** @description The head of an earlier export or verification, `SEQ:HASH`: it must still be in the chain. */
        readonly head?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{valid, events, firstBroken, fault, head: {seq, hash}}`: `firstBroken` is the number of the first event that is missing or not what was written, `fault` what is wrong with it (`missing`, `changed`, `unlinked`, `rewritten`, `truncated`), `head` the last event up to which the chain is whole. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VerificationResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly AuditController_export: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A stream of events, one a line, and at last a line `{"head": {seq, hash}}`, which the header `bylaw-audit-head` has too, as `SEQ:HASH`; gzipped when `Accept-Encoding` has gzip. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly TokensController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items, nextCursor}`; no secrets. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['TokenResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly TokensController_create: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CreateTokenRequest'];
      };
    };
    readonly responses: {
      /** @description The token, with its secret `token`: this is the only time it is shown. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CreatedTokenResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly TokensController_revoke: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It does not work any more. The last admin’s cannot be revoked. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly EventsController_stream: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Events named by their type, such as `version.created`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SessionsController_createLink: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{url, expiresAt}`; works for 10 minutes. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SignInLinkResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SessionsController_signIn: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SignInRequest'];
      };
    };
    readonly responses: {
      /** @description `{name, role, csrfToken}` and a session cookie. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SessionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SessionsController_current: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{name, role, csrfToken}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SessionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly SessionsController_signOut: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The session has ended. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly CommandsController_get: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{commandId, status, progress?, body?, problem?}`; `progress` is `{done, total}`, of a replay that runs. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly CommandsController_cancel: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It will end as refused, with the code `replay_cancelled`. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly DeadJobsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description Items on the page; 50 unless set. */
        readonly limit?: number;
        /** @description The `nextCursor` of the page before. */
        readonly cursor?: string;
        /** @description Only jobs of this queue. */
        readonly queue?: 'record-actions' | 'policy-commands' | 'training';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{items: [{queue, id, name, failedAt, attempts, reason, payload, payloadBytes}], nextCursor}` */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['DeadJobResponse'][];
            readonly nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly DeadJobsController_retry: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly queue: string;
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description `{queue, id, status: "queued"}`: it is tried as a new one would be, and dead again when it still cannot work. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readonly DeadJobsController_discard: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly queue: string;
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description It is gone for ever, with everything that it carried. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}

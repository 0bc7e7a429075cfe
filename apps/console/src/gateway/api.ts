// Made by `npm run generate:client` from the gateway’s OpenAPI document. Not to be edited.

export interface paths {
  '/v1/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See the policy, now or at a version, and how often each rule matches */
    get: operations['RulesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rules/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a rule before it is proposed */
    post: operations['RulesController_preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See one rule, active or not, and when it was */
    get: operations['RulesController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rules/{id}/matches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See how often one rule has matched over time */
    get: operations['RulesController_series'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policy/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Export the whole policy as YAML */
    get: operations['PolicyFileController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask what the policy would decide, and why */
    post: operations['DecisionsController_decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Count suggestions by status */
    get: operations['SuggestionInsightsController_counts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}/samples': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See what of the commands in its evidence and replay a suggestion’s rules match */
    get: operations['SuggestionInsightsController_samples'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}/pinned-cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See which pinned cases a suggestion would break, were it applied now */
    get: operations['SuggestionInsightsController_pinnedCases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List suggestions, newest first */
    get: operations['SuggestionsController_list'];
    put?: never;
    /** Propose a diff, or as YAML a whole policy, of which the difference is proposed */
    post: operations['SuggestionsController_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See one suggestion, with its evidence, overlaps and replay */
    get: operations['SuggestionsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Apply a suggestion: confirmed by the word APPLY, with a comment */
    post: operations['SuggestionsController_apply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approve a suggestion, and leave it to others to apply it: confirmed by the word APPLY, with a comment */
    post: operations['SuggestionsController_approve'];
    /** Withdraw one’s own approval of a suggestion */
    delete: operations['SuggestionsController_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reject a suggestion */
    post: operations['SuggestionsController_reject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Compare any two versions */
    get: operations['VersionPreviewsController_compare'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{n}/{change}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See what a rollback or restore would make of the policy, without making it */
    get: operations['VersionPreviewsController_preview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List versions, newest first */
    get: operations['VersionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{n}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See what one version changed */
    get: operations['VersionsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{n}/rollout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See which hubs enforce a version */
    get: operations['VersionsController_rollout'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{n}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Undo what one version changed: confirmed by the word ROLLBACK, with a comment */
    post: operations['VersionsController_rollback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{n}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the policy what it was at a version: confirmed by the word RESTORE, with a comment */
    post: operations['VersionsController_restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/versions/{n}/{change}/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See who approves a rollback or restore */
    get: operations['VersionApprovalsController_list'];
    put?: never;
    /** Approve a rollback or restore, confirmed by its word */
    post: operations['VersionApprovalsController_approve'];
    /** Withdraw one’s own approval */
    delete: operations['VersionApprovalsController_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replay a diff, or a suggestion, over recorded actions */
    post: operations['ReplaysController_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List recorded actions, newest first */
    get: operations['ActionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/actions/{id}/label': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Say whether an action was safe */
    put: operations['ActionsController_label'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/actions/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Export recorded actions as telemetry CSV, oldest first */
    get: operations['ActionsController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/actions/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Import telemetry CSV */
    post: operations['ActionsController_import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/actions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See one recorded action */
    get: operations['ActionsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/trainings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List training runs, newest first */
    get: operations['TrainingsController_list'];
    put?: never;
    /** Start a training run */
    post: operations['TrainingsController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/trainings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See one training run, with its progress */
    get: operations['TrainingsController_get'];
    put?: never;
    post?: never;
    /** Cancel a training run */
    delete: operations['TrainingsController_cancel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List agents, newest first */
    get: operations['AgentsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See one agent */
    get: operations['AgentsController_get'];
    put?: never;
    post?: never;
    /** Remove an agent */
    delete: operations['AgentsController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{id}/quarantine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Put an agent in quarantine */
    put: operations['AgentsController_quarantine'];
    post?: never;
    /** Release an agent from quarantine */
    delete: operations['AgentsController_release'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lockdown': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See whether there is a lockdown */
    get: operations['LockdownController_get'];
    /** Deny every action of every agent, until this is lifted */
    put: operations['LockdownController_declare'];
    post?: never;
    /** Lift the lockdown */
    delete: operations['LockdownController_lift'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See at a glance what waits and how everything stands */
    get: operations['OverviewController_overview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overview/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Count recorded decisions by minute */
    get: operations['OverviewController_decisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List held actions, newest first */
    get: operations['ReviewsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reviews/{actionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer a held action, or with `identical` all that are the same */
    post: operations['ReviewsController_answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pinned-cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List pinned cases, newest first */
    get: operations['PinnedCasesController_list'];
    put?: never;
    /** Pin a command with its expected decision */
    post: operations['PinnedCasesController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pinned-cases/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Export all pinned cases as YAML */
    get: operations['PinnedCasesController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pinned-cases/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pin all cases of a YAML file, or none of them */
    post: operations['PinnedCasesController_import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pinned-cases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a pinned case */
    delete: operations['PinnedCasesController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List audit events, newest first */
    get: operations['AuditController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Verify the hash chain of the audit */
    get: operations['AuditController_verify'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/verify/progress': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Verify the hash chain of the audit, and tell meanwhile how far it is */
    get: operations['AuditController_verifyWithProgress'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Export the whole audit as JSON lines, oldest first */
    get: operations['AuditController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/{seq}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See one audit event */
    get: operations['AuditController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the tokens in force, newest first */
    get: operations['TokensController_list'];
    put?: never;
    /** Make a token */
    post: operations['TokensController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke a token */
    delete: operations['TokensController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Stream what happens, as server-sent events */
    get: operations['EventsController_stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a link that signs in to the console once */
    post: operations['SessionsController_createLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in to the console */
    post: operations['SessionsController_signIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See who is signed in */
    get: operations['SessionsController_current'];
    put?: never;
    post?: never;
    /** Sign out */
    delete: operations['SessionsController_signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/commands/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Look for the result of a command */
    get: operations['CommandsController_get'];
    put?: never;
    post?: never;
    /** Cancel a replay: one of your own, or as an approver anybody’s */
    delete: operations['CommandsController_cancel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the jobs that can never work, last failed first */
    get: operations['DeadJobsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-jobs/{queue}/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have a dead job tried again */
    post: operations['DeadJobsController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-jobs/{queue}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Discard a dead job */
    delete: operations['DeadJobsController_discard'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    ActionResponse: {
      id: string;
      agentId: string | null;
      /** Format: date-time */
      ts: string;
      eventType: string | null;
      tabId: string | null;
      batchId: string | null;
      tool: string;
      command: string;
      args:
        | (
            | string[]
            | {
                [key: string]: unknown;
              }
          )
        | null;
      cwd: string | null;
      metadata: {
        [key: string]: unknown;
      } | null;
      /** @enum {string|null} */
      decision: 'allow' | 'deny' | 'review' | null;
      reason: string | null;
      policyVersion: number | null;
      matched: components['schemas']['MatchedRule'][];
      unparsed: boolean;
      outcome: components['schemas']['OutcomeResponse'] | null;
      /** @enum {string|null} */
      label: 'safe' | 'unsafe' | 'unknown' | null;
      labelledBy: string | null;
      review: components['schemas']['ReviewState'] | null;
    };
    AgentResponse: {
      id: string;
      name: string;
      labels: {
        [key: string]: string;
      };
      /** @enum {string} */
      status: 'idle' | 'running' | 'blocked';
      /** @enum {string} */
      liveness: 'online' | 'offline';
      /** Format: date-time */
      lastHeartbeatAt: string | null;
      lastAction: components['schemas']['LastActionResponse'] | null;
      lastScore: number | null;
      quarantined: boolean;
      quarantine: components['schemas']['QuarantineResponse'] | null;
      /** Format: date-time */
      registeredAt: string;
      policyVersion: number | null;
    };
    ApprovalRequest: {
      /** @description The typed word: APPLY, ROLLBACK or RESTORE. */
      confirmation?: string;
      /** @description Why. Required. */
      comment?: string;
    };
    ApprovalResponse: {
      by: string;
      comment: string;
      /** Format: date-time */
      at: string;
    };
    ApprovalsResponse: {
      required: number;
      approvals: components['schemas']['ApprovalResponse'][];
    };
    AuditActorResponse: {
      kind: string;
      id: string;
      name: string;
      role: string | null;
    };
    AuditEventResponse: {
      seq: number;
      id: string;
      /** Format: date-time */
      at: string;
      actor: components['schemas']['AuditActorResponse'];
      action: string;
      /** @enum {string} */
      outcome: 'done' | 'refused';
      subject: string | null;
      reason: string | null;
      fromVersion: number | null;
      toVersion: number | null;
      details: {
        [key: string]: unknown;
      } | null;
      commandId: string | null;
      prevHash: string;
      hash: string;
    };
    AuditHeadResponse: {
      seq: number;
      hash: string;
    };
    BrokenPinnedCaseResponse: {
      case: components['schemas']['PinnedCaseResponse'];
      /** @enum {string} */
      decision: 'allow' | 'deny' | 'review';
      reason: string;
      rules: components['schemas']['ForecastRuleResponse'][];
    };
    ChangedResponse: {
      version: number;
      rollout?: components['schemas']['RolloutResponse'];
    };
    CommandProgressResponse: {
      done: number;
      total: number;
    };
    CommandStatusResponse: {
      commandId: string;
      /** @enum {string} */
      status: 'queued' | 'done' | 'refused' | 'failed';
      progress?: components['schemas']['CommandProgressResponse'];
      body?: Record<string, never>;
      problem?: {
        [key: string]: unknown;
      };
    };
    ConfirmedRequest: {
      /** @description The typed word: APPLY, ROLLBACK or RESTORE. */
      confirmation?: string;
      /** @description Why. Required. */
      comment?: string;
      /** @description Make it without the approvals of others. For admins; stands out in the audit. */
      emergency?: boolean;
      /** @description Answer when every live hub enforces the version, or after 5 s, with its `rollout`. */
      waitForRollout?: boolean;
    };
    CreateTokenRequest: {
      /**
       * @description `operator` unless set.
       * @enum {string}
       */
      kind?: 'operator' | 'enrolment';
      /** @description Shown as the author of what its bearer does. */
      name: string;
      /**
       * @description Required for operators.
       * @enum {string}
       */
      role?: 'viewer' | 'labeler' | 'approver' | 'admin';
    };
    CreatedTokenResponse: {
      id: string;
      /** @enum {string} */
      kind: 'operator' | 'enrolment';
      name: string;
      /** @enum {string|null} */
      role: 'viewer' | 'labeler' | 'approver' | 'admin' | null;
      createdBy: string;
      /** Format: date-time */
      createdAt: string;
      token: string;
    };
    DeadJobResponse: {
      queue: string;
      id: string;
      name: string;
      /** Format: date-time */
      failedAt: string;
      attempts: number;
      reason: string;
      payload: string | null;
      payloadBytes: number;
    };
    DecisionMinuteResponse: {
      /** Format: date-time */
      minute: string;
      allow: number;
      deny: number;
      review: number;
    };
    DecisionMinutesResponse: {
      items: components['schemas']['DecisionMinuteResponse'][];
    };
    DecisionRequest: {
      /** @description `shell` when absent. */
      tool?: string;
      command: string;
      args?:
        | string[]
        | {
            [key: string]: unknown;
          };
      /** @description The version to decide by; the current one unless set. */
      version?: number;
    };
    DecisionResponse: {
      /** @enum {string} */
      decision: 'allow' | 'deny' | 'review';
      reason: string;
      policyVersion: number;
      matched: components['schemas']['MatchedRule'][];
      unparsed: boolean;
      explanation: components['schemas']['ExplainedMatchResponse'][];
      forms: components['schemas']['FormResponse'][];
    };
    DiffRequest: {
      add?: components['schemas']['RuleDraftRequest'][];
      /** @description Ids of rules to remove. */
      remove?: string[];
      /** @description Free, but for `proposed_by`, `model_version` and `generated_at`. */
      meta?: {
        [key: string]: unknown;
      };
    };
    DiffResponse: {
      add: components['schemas']['RuleDraftRequest'][];
      remove: string[];
      meta: {
        [key: string]: unknown;
      };
    };
    ExplainedMatchResponse: {
      ruleId: string;
      /** @enum {string} */
      effect: 'allow' | 'deny' | 'review';
      /** @enum {string} */
      mode: 'enforce' | 'observe';
      /** @enum {string} */
      target: 'command' | 'text';
      form: string;
      start: number;
      end: number;
    };
    FleetCountsResponse: {
      online: number;
      offline: number;
    };
    ForecastRuleResponse: {
      ruleId: string | null;
      pattern: string;
      /** @enum {string} */
      effect: 'allow' | 'deny' | 'review';
      /** @enum {string} */
      change: 'added' | 'kept' | 'removed';
    };
    FormResponse: {
      text: string;
      /** @enum {string} */
      kind: 'command' | 'line' | 'code' | 'sent';
    };
    HubRolloutResponse: {
      id: string;
      version: number;
      /** Format: date-time */
      acknowledgedAt: string | null;
    };
    ImportReportResponse: {
      imported: number;
      duplicates: number;
      rejected: number;
      errors: components['schemas']['RefusedLineResponse'][];
    };
    LabelRequest: {
      /** @enum {string} */
      label: 'safe' | 'unsafe' | 'unknown';
      comment?: string;
    };
    LastActionResponse: {
      id: string;
      tool: string;
      command: string;
      /** @enum {string|null} */
      decision: 'allow' | 'deny' | 'review' | null;
      /** Format: date-time */
      ts: string;
    };
    ListedRuleResponse: {
      id: string;
      pattern: string;
      /** @enum {string} */
      effect: 'allow' | 'deny' | 'review';
      tool: string | null;
      /** @enum {string} */
      target: 'command' | 'text';
      /** @enum {string} */
      mode: 'enforce' | 'observe';
      locked: boolean;
      confidence: number | null;
      reason: string | null;
      addedBy: string;
      /** Format: date-time */
      addedAt: string;
      addedInVersion: number;
      matches?: components['schemas']['RuleMatchesResponse'];
    };
    LockdownRequest: {
      reason: string;
    };
    LockdownResponse: {
      active: boolean;
      reason: string | null;
      declaredBy: string | null;
      /** Format: date-time */
      declaredAt: string | null;
    };
    MatchedRule: {
      ruleId: string;
      /** @enum {string} */
      effect: 'allow' | 'deny' | 'review';
      /** @enum {string} */
      mode: 'enforce' | 'observe';
    };
    OutcomeResponse: {
      exitCode: number | null;
      stdout: string | null;
      stderr: string | null;
      durationMs: number | null;
      score: number | null;
    };
    OverlapResponse: {
      /** @enum {string} */
      kind: 'duplicate' | 'subsumed';
      rule:
        | {
            ruleId: string;
          }
        | {
            addIndex: number;
          };
      by:
        | {
            ruleId: string;
          }
        | {
            addIndex: number;
          };
    };
    OverviewResponse: {
      version: number;
      activeRules: number;
      pendingSuggestions: number;
      heldReviews: number;
      agents: components['schemas']['FleetCountsResponse'];
      queues: components['schemas']['QueueDepthResponse'][];
    };
    PatternProblemResponse: {
      message: string;
      start: number | null;
      end: number | null;
    };
    PinnedCaseRequest: {
      /** @description `shell` when absent. */
      tool?: string;
      command: string;
      args?:
        | string[]
        | {
            [key: string]: unknown;
          };
      /**
       * @description The decision that must come.
       * @enum {string}
       */
      expect: 'allow' | 'deny' | 'review';
      comment?: string;
    };
    PinnedCaseResponse: {
      id: string;
      tool: string;
      command: string;
      args:
        | (
            | string[]
            | {
                [key: string]: unknown;
              }
          )
        | null;
      /** @enum {string} */
      expect: 'allow' | 'deny' | 'review';
      comment: string | null;
      createdBy: string;
      /** Format: date-time */
      createdAt: string;
    };
    PinnedCasesFileRequest: {
      cases: components['schemas']['PinnedCaseRequest'][];
    };
    PinnedForecastResponse: {
      version: number;
      checked: number;
      broken: components['schemas']['BrokenPinnedCaseResponse'][];
    };
    PolicyChangesResponse: {
      from: number;
      to: number;
      added: components['schemas']['RuleResponse'][];
      addedCount: number;
      removed: components['schemas']['RuleResponse'][];
      removedCount: number;
      rules: number;
    };
    PolicyResponse: {
      version: number;
      items: components['schemas']['ListedRuleResponse'][];
      nextCursor?: string | null;
      total?: number;
    };
    PreviewedActionsResponse: {
      looked: number;
      /** Format: date-time */
      since: string | null;
      matched: number;
      failed: number;
      decisions: components['schemas']['PreviewedDecisionsResponse'];
      labels: components['schemas']['PreviewedLabelsResponse'];
      examples: components['schemas']['PreviewedMatchResponse'][];
    };
    PreviewedDecisionsResponse: {
      allow: number;
      deny: number;
      review: number;
      none: number;
    };
    PreviewedLabelsResponse: {
      safe: number;
      unsafe: number;
      unknown: number;
      none: number;
    };
    PreviewedMatchResponse: {
      actionId: string;
      /** Format: date-time */
      ts: string;
      tool: string;
      /** @enum {string|null} */
      decision: 'allow' | 'deny' | 'review' | null;
      /** @enum {string|null} */
      label: 'safe' | 'unsafe' | 'unknown' | null;
      form: string;
      start: number;
      end: number;
    };
    ProposeRequest: {
      diff: components['schemas']['DiffRequest'];
      comment?: string;
    };
    QuarantineRequest: {
      reason: string;
    };
    QuarantineResponse: {
      reason: string;
      by: string;
      /** Format: date-time */
      at: string;
    };
    QueueDepthResponse: {
      queue: string;
      waiting: number;
      delayed: number;
      active: number;
      dead: number;
    };
    RefusalResponse: {
      code: string;
      detail: string;
    };
    RefusedLineResponse: {
      line: number;
      message: string;
    };
    RejectRequest: {
      comment: string;
    };
    ReplayRequest: {
      /** @description This, or `suggestionId`. */
      diff?: components['schemas']['DiffRequest'];
      /** Format: uuid */
      suggestionId?: string;
      /**
       * Format: date-time
       * @description The oldest action to look at; 30 days ago unless set.
       */
      since?: string;
      limit?: number;
      /** @description How long to wait for the result, in milliseconds; the answer is 202 when it takes longer. */
      waitMs?: number;
    };
    ReversalPreviewResponse: {
      from: number;
      to: number;
      added: components['schemas']['RuleResponse'][];
      addedCount: number;
      removed: components['schemas']['RuleResponse'][];
      removedCount: number;
      rules: number;
      refusal: components['schemas']['RefusalResponse'] | null;
      pinned: components['schemas']['PinnedForecastResponse'];
    };
    ReviewResponse: {
      actionId: string;
      agentId: string;
      agentName: string | null;
      tool: string;
      command: string;
      policyVersion: number;
      reason: string | null;
      /** @enum {string} */
      status: 'held' | 'answered' | 'expired';
      /** @enum {string|null} */
      verdict: 'allow' | 'deny' | null;
      comment: string | null;
      /** Format: date-time */
      heldAt: string;
      /** Format: date-time */
      expiresAt: string;
      answeredBy: string | null;
      /** Format: date-time */
      answeredAt: string | null;
      skeleton: string;
      ruleIds: string[];
      identicalHeld: number;
    };
    ReviewState: {
      /** @enum {string} */
      status: 'held' | 'answered' | 'expired';
      /** @enum {string|null} */
      verdict: 'allow' | 'deny' | null;
      /** Format: date-time */
      expiresAt: string;
    };
    RolloutResponse: {
      version: number;
      complete: boolean;
      hubs: components['schemas']['HubRolloutResponse'][];
    };
    RuleDetailResponse: {
      id: string;
      pattern: string;
      /** @enum {string} */
      effect: 'allow' | 'deny' | 'review';
      tool: string | null;
      /** @enum {string} */
      target: 'command' | 'text';
      /** @enum {string} */
      mode: 'enforce' | 'observe';
      locked: boolean;
      confidence: number | null;
      reason: string | null;
      addedBy: string;
      /** Format: date-time */
      addedAt: string;
      addedInVersion: number;
      spans: components['schemas']['RuleSpanResponse'][];
    };
    RuleDraftRequest: {
      /** @description RE2 regular expression, at most 1,000 characters. */
      pattern: string;
      /** @enum {string} */
      effect: 'allow' | 'deny' | 'review';
      /** @description Confidence, 0 to 1. */
      score?: number;
      /** @description Matches only actions of this tool. */
      tool?: string;
      /** @enum {string} */
      target?: 'command' | 'text';
      /** @enum {string} */
      mode?: 'enforce' | 'observe';
      locked?: boolean;
      reason?: string;
    };
    RuleMatchCountResponse: {
      /** Format: date-time */
      at: string;
      matches: number;
    };
    RuleMatchSeriesResponse: {
      hour: number;
      day: number;
      month: number;
      /** Format: date-time */
      last: string | null;
      hours: components['schemas']['RuleMatchCountResponse'][];
      days: components['schemas']['RuleMatchCountResponse'][];
    };
    RuleMatchesResponse: {
      hour: number;
      day: number;
      month: number;
      /** Format: date-time */
      last: string | null;
    };
    RulePreviewRequest: {
      rule: components['schemas']['RuleDraftRequest'];
      /**
       * Format: uuid
       * @description The active rule that it is to take the place of: it is left out of the overlaps.
       */
      replaces?: string;
    };
    RulePreviewResponse: {
      problem: components['schemas']['PatternProblemResponse'] | null;
      programSize: number | null;
      overlaps: components['schemas']['OverlapResponse'][];
      actions: components['schemas']['PreviewedActionsResponse'] | null;
    };
    RuleResponse: {
      id: string;
      pattern: string;
      /** @enum {string} */
      effect: 'allow' | 'deny' | 'review';
      tool: string | null;
      /** @enum {string} */
      target: 'command' | 'text';
      /** @enum {string} */
      mode: 'enforce' | 'observe';
      locked: boolean;
      confidence: number | null;
      reason: string | null;
      addedBy: string;
      /** Format: date-time */
      addedAt: string;
      addedInVersion: number;
    };
    RuleSampleResponse: {
      rule: string;
      command: string;
      form: string;
      start: number;
      end: number;
    };
    RuleSamplesResponse: {
      items: components['schemas']['RuleSampleResponse'][];
    };
    RuleSpanResponse: {
      addedIn: number;
      removedIn: number | null;
    };
    SessionResponse: {
      name: string;
      /** @enum {string} */
      role: 'viewer' | 'labeler' | 'approver' | 'admin';
      csrfToken: string | null;
    };
    SignInLinkResponse: {
      url: string;
      /** Format: date-time */
      expiresAt: string;
    };
    SignInRequest: {
      /** @description The code of a sign-in link. */
      code?: string;
      /** @description An operator’s token. */
      token?: string;
    };
    StartedTrainingResponse: {
      id: string;
    };
    SuggestionCountsResponse: {
      pending: number;
      applied: number;
      rejected: number;
      expired: number;
      stale: number;
      superseded: number;
    };
    SuggestionResponse: {
      id: string;
      /** @enum {string} */
      status: 'pending' | 'applied' | 'rejected' | 'expired' | 'stale' | 'superseded';
      proposedBy: string;
      /** Format: date-time */
      proposedAt: string;
      diff: components['schemas']['DiffResponse'];
      contentHash: string;
      baseVersion: number;
      comment: string | null;
      evidence: Record<string, never>;
      trainingId: string | null;
      replay: Record<string, never>;
      overlaps: components['schemas']['OverlapResponse'][] | null;
      overlapCount: number | null;
      approvals: components['schemas']['ApprovalResponse'][];
      approvalsRequired: number;
      reviewedBy: string | null;
      /** Format: date-time */
      reviewedAt: string | null;
      reviewComment: string | null;
      appliedVersion: number | null;
      /** Format: date-time */
      expiresAt: string;
    };
    TokenResponse: {
      id: string;
      /** @enum {string} */
      kind: 'operator' | 'enrolment';
      name: string;
      /** @enum {string|null} */
      role: 'viewer' | 'labeler' | 'approver' | 'admin' | null;
      createdBy: string;
      /** Format: date-time */
      createdAt: string;
    };
    TrainingProgress: {
      done: number;
      total: number;
      estimatedSecondsLeft: number | null;
    };
    TrainingRequest: {
      /** Format: date-time */
      since?: string;
      /** Format: date-time */
      until?: string;
      /** @description Rules to suggest at most; 20 unless set. */
      topN?: number;
      /** @enum {string} */
      estimator?: 'mined' | 'importance';
      /** @description Whether it may go on beside other runs; it waits for them unless set. */
      overlap?: boolean;
    };
    TrainingResponse: {
      id: string;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
      /** @enum {string|null} */
      estimator: 'mined' | 'importance' | null;
      progress: components['schemas']['TrainingProgress'];
      metrics: Record<string, never>;
      suggestionId: string | null;
      error: string | null;
      requestedBy: string;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      endedAt: string | null;
      /** Format: date-time */
      since: string | null;
      /** Format: date-time */
      until: string | null;
      topN: number | null;
    };
    VerdictRequest: {
      /** @enum {string} */
      verdict: 'allow' | 'deny';
      /** @description Answer all that is held with the same tool and command, of whichever agent. */
      identical?: boolean;
      comment?: string;
    };
    VerificationResponse: {
      valid: boolean;
      events: number;
      firstBroken: number | null;
      fault: string | null;
      head: components['schemas']['AuditHeadResponse'];
    };
    VersionResponse: {
      version: number;
      /** @enum {string} */
      kind: 'apply' | 'rollback' | 'restore';
      suggestionId: string | null;
      reverts: number | null;
      author: string;
      comment: string | null;
      /** Format: date-time */
      createdAt: string;
      added: string[];
      addedRules: components['schemas']['RuleResponse'][];
      removed: components['schemas']['RuleResponse'][];
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
  RulesController_list: {
    parameters: {
      query?: {
        effect?: 'allow' | 'deny' | 'review';
        tool?: string;
        mode?: 'enforce' | 'observe';
        /** @description A part of the name of who proposed the rule. */
        addedBy?: string;
        /** @description Searches patterns and reasons. */
        q?: string;
        /** @description The policy as it was at this version. */
        version?: number;
        /** @description `matches`: how often each rule has matched; shown too with `unusedFor` and `onlySafe`. */
        include?: 'matches';
        /** @description Rules that have matched nothing for so long, those that never did included. */
        unusedFor?: string;
        /** @description `true`: rules that have matched actions which people have labelled in the last 30 days, all of them as safe. */
        onlySafe?: 'true' | 'false';
        /** @description Items on the page; all rules unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{version, items}`: every rule that the filters let through, with `matches: {hour, day, month, last}` where they are asked for; with `limit` or `cursor` a page of them, `nextCursor`, and the `total` of all pages. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RulesController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RulePreviewRequest'];
      };
    };
    responses: {
      /** @description What is wrong with its pattern and where, the rules that it has something in common with, and which of the last 1,000 recorded actions it would match, with the place of each match. Nothing is recorded. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RulePreviewResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RulesController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The rule, with `spans`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleDetailResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RulesController_series: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{hour, day, month, last, hours, days}`: the last 25 hours and the last 31 days one by one, oldest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleMatchSeriesResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PolicyFileController_export: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `rules:`, each with `key`, `effect`, `pattern` and what is not a default of `tool`, `target`, `mode`, `locked`, `score`, `reason`. The same rules give the same bytes. The header `bylaw-policy-version` has the version. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DecisionsController_decide: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionRequest'];
      };
    };
    responses: {
      /** @description `{decision, reason, policyVersion, matched, unparsed, explanation, forms}`. `explanation` tells of each rule that matched what it matched: `{ruleId, effect, mode, target, form, start, end}`, the characters of `form` from `start` to before `end`, in UTF-16 code units. `forms` is what the command line was understood as: `{text, kind}`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionInsightsController_counts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A number by each status. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionCountsResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionInsightsController_samples: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items: [{rule, command, form, start, end}]}`: the characters of `form` from `start` to before `end`, in UTF-16 code units; of 2,000 commands at most. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleSamplesResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionInsightsController_pinnedCases: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{version, checked, broken: [{case, decision, reason, rules}]}`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PinnedForecastResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionsController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        status?: 'pending' | 'applied' | 'rejected' | 'expired' | 'stale' | 'superseded';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SuggestionResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionsController_propose: {
    parameters: {
      query?: {
        /** @description Why; of a body of YAML. */
        comment?: string;
        /** @description The version that a body of YAML was made from: refused when the policy is at another one. */
        baseVersion?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeRequest'];
        'application/yaml': components['schemas']['ProposeRequest'];
      };
    };
    responses: {
      /** @description The suggestion; 200 when the same diff is pending already. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The suggestion. `overlaps` are the rules that it adds in vain or makes superfluous, each `{kind: "duplicate" or "subsumed", rule, by}`, where `rule` and `by` are `{ruleId}` or `{addIndex}`; null when they are not known. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionsController_apply: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedRequest'];
      };
    };
    responses: {
      /** @description `{version}`; with `waitForRollout` also its `rollout`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionsController_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApprovalRequest'];
      };
    };
    responses: {
      /** @description The suggestion. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionsController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The suggestion. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SuggestionsController_reject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RejectRequest'];
      };
    };
    responses: {
      /** @description The suggestion. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionPreviewsController_compare: {
    parameters: {
      query: {
        from: number;
        to: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{from, to, added, addedCount, removed, removedCount, rules}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyChangesResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionPreviewsController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
        change: 'rollback' | 'restore';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What would be different, why it would be refused as things are, and the pinned cases that it would break. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReversalPreviewResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionsController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['VersionResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionsController_rollout: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{version, complete, hubs}` of the hubs that are alive. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionsController_rollback: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedRequest'];
      };
    };
    responses: {
      /** @description `{version}`; with `waitForRollout` also its `rollout`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionsController_restore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedRequest'];
      };
    };
    responses: {
      /** @description `{version}`; with `waitForRollout` also its `rollout`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionApprovalsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
        change: 'rollback' | 'restore';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{required, approvals: [{by, comment, at}]}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalsResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionApprovalsController_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
        change: 'rollback' | 'restore';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApprovalRequest'];
      };
    };
    responses: {
      /** @description `{required, approvals}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalsResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  VersionApprovalsController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        n: number;
        change: 'rollback' | 'restore';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{required, approvals}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalsResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ReplaysController_replay: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplayRequest'];
      };
    };
    responses: {
      /** @description How many decisions flip, in which direction, for which agents, tools and rules, with examples, labels, and what could not be replayed. When it is answered 202: `GET` there shows its progress, `DELETE` cancels it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActionsController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        agentId?: string;
        decision?: 'allow' | 'deny' | 'review';
        label?: 'safe' | 'unsafe' | 'unknown';
        tool?: string;
        /** @description Searches commands. */
        q?: string;
        since?: string;
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ActionResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActionsController_label: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LabelRequest'];
      };
    };
    responses: {
      /** @description The action. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActionsController_export: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        agentId?: string;
        decision?: 'allow' | 'deny' | 'review';
        label?: 'safe' | 'unsafe' | 'unknown';
        tool?: string;
        /** @description Searches commands. */
        q?: string;
        since?: string;
        until?: string;
        /** @description Goes on after the action of this id, the last one of an export that broke off. Needs the same filters. */
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A stream of CSV, its header line first; gzipped when `Accept-Encoding` has gzip. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActionsController_import: {
    parameters: {
      query?: never;
      header?: {
        'Content-Encoding'?: 'gzip';
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
      };
    };
    responses: {
      /** @description `{imported, duplicates, rejected, errors: [{line, message}]}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportReportResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActionsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The action. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TrainingsController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TrainingResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TrainingsController_start: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrainingRequest'];
      };
    };
    responses: {
      /** @description `{id}`: the run is queued. It waits for others, unless it may overlap. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StartedTrainingResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TrainingsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The training run; `progress` is `{done, total, estimatedSecondsLeft}`, the last null when nobody can tell. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrainingResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TrainingsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It will end as cancelled. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AgentsController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        liveness?: 'online' | 'offline';
        status?: 'idle' | 'running' | 'blocked';
        /** @description Whether they are in quarantine. */
        quarantined?: 'true' | 'false';
        /** @description Searches names; the id of an agent finds it. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AgentResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AgentsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The agent. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AgentsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Its token does not work any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AgentsController_quarantine: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuarantineRequest'];
      };
    };
    responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Everything that it asks is denied. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AgentsController_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The policy decides for it again. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  LockdownController_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{active, reason, declaredBy, declaredAt}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LockdownResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  LockdownController_declare: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LockdownRequest'];
      };
    };
    responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Every hub obeys within a second. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  LockdownController_lift: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The policy decides again. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  OverviewController_overview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{version, activeRules, pendingSuggestions, heldReviews, agents: {online, offline}, queues: [{queue, waiting, delayed, active, dead}]}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverviewResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  OverviewController_decisions: {
    parameters: {
      query?: {
        /** @description Minutes, the current one included; 60 unless set. */
        minutes?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items: [{minute, allow, deny, review}]}`, oldest first, minutes without any included. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionMinutesResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ReviewsController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        status?: 'held' | 'answered' | 'expired';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ReviewResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ReviewsController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        actionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerdictRequest'];
      };
    };
    responses: {
      /** @description The review. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PinnedCasesController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PinnedCaseResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PinnedCasesController_add: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PinnedCaseRequest'];
      };
    };
    responses: {
      /** @description The pinned case. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PinnedCaseResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PinnedCasesController_export: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `cases:`, each with `expect`, `command`, and `tool`, `args`, `comment` where there are any. The same cases give the same bytes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PinnedCasesController_import: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/yaml': components['schemas']['PinnedCasesFileRequest'];
      };
    };
    responses: {
      /** @description `{added, duplicates}`: what is pinned already, or stands in the file twice, is a duplicate. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PinnedCasesController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not checked any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AuditController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        /** @description Only events of this action, such as `suggestion.apply`; with a dot at its end, of all that begin so, such as `suggestion.`. */
        action?: string;
        outcome?: 'done' | 'refused';
        /** @description Only events of this actor name. */
        actor?: string;
        /** @description Only events about this subject, such as a suggestion id. */
        subject?: string;
        /** @description Only events from this time on. */
        since?: string;
        /** @description Only events before this time. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditEventResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AuditController_verify: {
    parameters: {
      query?: {
        /** @description The head of an earlier export or verification, `SEQ:HASH`: it must still be in the chain. */
        head?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{valid, events, firstBroken, fault, head: {seq, hash}}`: `firstBroken` is the number of the first event that is missing or not what was written, `fault` what is wrong with it (`missing`, `changed`, `unlinked`, `rewritten`, `truncated`), `head` the last event up to which the chain is whole. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerificationResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AuditController_verifyWithProgress: {
    parameters: {
      query?: {
        /** @description The head of an earlier export or verification, `SEQ:HASH`: it must still be in the chain. */
        head?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A stream of JSON lines: `{checked, total}` after every few events, of so many that there were at the start; and at last what `GET /v1/audit/verify` answers. A stream without that line broke off. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AuditController_export: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A stream of events, one a line, and at last a line `{"head": {seq, hash}}`, which the header `bylaw-audit-head` has too, as `SEQ:HASH`; gzipped when `Accept-Encoding` has gzip. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AuditController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        seq: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The event. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditEventResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TokensController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items, nextCursor}`; no secrets. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TokenResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TokensController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateTokenRequest'];
      };
    };
    responses: {
      /** @description The token, with its secret `token`: this is the only time it is shown. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedTokenResponse'];
        };
      };
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TokensController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{commandId, status: "queued", location}`: it will be carried out; look there for the result. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It does not work any more. The last admin’s cannot be revoked. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  EventsController_stream: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events named by their type, such as `version.created`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SessionsController_createLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{url, expiresAt}`; works for 10 minutes. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInLinkResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SessionsController_signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInRequest'];
      };
    };
    responses: {
      /** @description `{name, role, csrfToken}` and a session cookie. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SessionsController_current: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{name, role, csrfToken}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SessionsController_signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session has ended. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CommandsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{commandId, status, progress?, body?, problem?}`; `progress` is `{done, total}`, of a replay that runs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandStatusResponse'];
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CommandsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It will end as refused, with the code `replay_cancelled`. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DeadJobsController_list: {
    parameters: {
      query?: {
        /** @description Items on the page; 50 unless set. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
        /** @description Only jobs of this queue. */
        queue?: 'record-actions' | 'policy-commands' | 'training';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{items: [{queue, id, name, failedAt, attempts, reason, payload, payloadBytes}], nextCursor}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DeadJobResponse'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DeadJobsController_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queue: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `{queue, id, status: "queued"}`: it is tried as a new one would be, and dead again when it still cannot work. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DeadJobsController_discard: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queue: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone for ever, with everything that it carried. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457, `application/problem+json`). */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  EFFECTS,
  LIMITS,
  type AgentPrincipal,
  type AskRequest,
  type AskResponse,
  type RecordedAction,
} from '@bylaw/contracts';
import { CLOCK, Metrics, NEW_ID, isoTime, type Clock, type NewId } from '@bylaw/platform';
import { commandHash, type CompiledPolicy, type DecisionContext } from '@bylaw/policy';
import { Redactor } from '@bylaw/redaction';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { Lockdown } from '../lockdown/lockdown.js';
import { EnforcedPolicy } from '../policy-feed/enforced-policy.js';
import { ActionRecorder } from '../recording/action-recorder.js';
import { AgentDirectory } from '../registration/agent-directory.js';
import { TurnBatcher, type Outcome } from '../turn-batcher.js';
import { IdempotentActions } from './idempotent-actions.js';
import { OwnActions } from './own-actions.js';

/** Whose actions are decided, by what, and when: the same for all actions of a request. */
interface AskContext {
  readonly agentId: string;
  readonly standing: DecisionContext;
  readonly policy: CompiledPolicy;
  readonly now: number;
  /** The same, as it is recorded. */
  readonly ts: string;
}

/** A request, where it is in the body, and what was decided of it. */
interface DecidedRequest {
  readonly request: AskRequest;
  readonly path: string;
  readonly action: RecordedAction;
}

/** A request that is answered together with others. */
interface Asked {
  readonly agent: AgentPrincipal;
  readonly request: AskRequest;
}

/** How long deciding goes on before others have their turn, in milliseconds. */
const SLICE_MS = 5;

/** Decides actions in memory, and answers once they are durable. */
@Injectable()
export class AskPolicy {
  @Inject(HUB_SETTINGS)
  private readonly settings!: HubSettings;

  @Inject(Redactor)
  private readonly redactor!: Redactor;

  @Inject(Lockdown)
  private readonly lockdown!: Lockdown;

  @Inject(Metrics)
  private readonly metrics!: Metrics;

  @Inject(CLOCK)
  private readonly clock!: Clock;

  @Inject(NEW_ID)
  private readonly newId!: NewId;

  private readonly together = new TurnBatcher((asked: readonly Asked[]) => this.executeTogether(asked));

  constructor(
    @Inject(EnforcedPolicy) private readonly enforced: EnforcedPolicy,
    @Inject(AgentDirectory) private readonly directory: AgentDirectory,
    @Inject(IdempotentActions) private readonly idempotent: IdempotentActions,
    @Inject(ActionRecorder) private readonly recorder: ActionRecorder,
    @Inject(OwnActions) private readonly own: OwnActions,
  ) {}

  /**
   * Answers in order. `pathOf` says where a request is in the body, for refusals.
   * @throws DomainError when one of them can't be decided or recorded: none is allowed then (I9)
   */
  async execute(
    agent: AgentPrincipal,
    requests: readonly AskRequest[],
    pathOf: (index: number) => string,
  ): Promise<readonly AskResponse[]> {
    // Known from memory: nobody waits to be told, and nothing is decided in vain.
    this.recorder.assertTaken('action', requests.length);
    const context = this.contextOf(agent);
    const decided = await this.decideAll(requests, pathOf, context);
    // Lockdown and quarantine come before anything else, an answer that was given before them included.
    const { lockedDown, quarantined } = context.standing;
    const actions =
      lockedDown || quarantined
        ? decided.map(({ action }) => action)
        : await this.idempotent.firstOf(decided);
    await this.record(actions);
    return actions.map(answerOf);
  }

  /**
   * Answers one request, together with those of others that are here at the same time.
   * @throws DomainError as `execute` does, at once or by the promise
   */
  executeOne(agent: AgentPrincipal, request: AskRequest): Promise<AskResponse> {
    if (request.idempotencyKey !== undefined) return this.executeAlone(agent, request);
    this.recorder.assertTaken('action', 1);
    assertSize(request, '');
    return this.together.add({ agent, request });
  }

  private async executeAlone(agent: AgentPrincipal, request: AskRequest): Promise<AskResponse> {
    const [answer] = await this.execute(agent, [request], () => '');
    if (!answer) throw new Error('A request has no answer');
    return answer;
  }

  /** Lets others have their turn between slices, as `decideAll` does. */
  private async executeTogether(asked: readonly Asked[]): Promise<readonly Outcome<AskResponse>[]> {
    const actions: RecordedAction[] = [];
    const outcomes: Outcome<AskResponse>[] = [];
    let began = this.clock.now();
    for (const { agent, request } of asked) {
      try {
        const action = this.decide(request, this.contextOf(agent));
        actions.push(action);
        outcomes.push({ result: answerOf(action) });
      } catch (error) {
        outcomes.push({ error });
      }
      if (this.clock.now() - began < SLICE_MS) continue;
      await nextTurn();
      began = this.clock.now();
    }
    await this.record(actions);
    return outcomes;
  }

  private contextOf(agent: AgentPrincipal): AskContext {
    const now = this.clock.now();
    return {
      agentId: agent.id,
      standing: {
        lockedDown: this.lockdown.active,
        quarantined: this.directory.isQuarantined(agent.id),
      },
      policy: this.enforced.current,
      now,
      ts: isoTime(now),
    };
  }

  private async record(actions: readonly RecordedAction[]): Promise<void> {
    await this.recorder.recordActions(actions);
    this.own.remember(actions);
    this.count(actions);
  }

  private count(actions: readonly RecordedAction[]): void {
    const made = { allow: 0, deny: 0, review: 0 };
    for (const { decision } of actions) made[decision] += 1;
    for (const effect of EFFECTS) {
      if (made[effect] > 0) this.metrics.decisions.inc({ decision: effect }, made[effect]);
    }
  }

  /** Lets others have their turn between slices: a large batch must not keep heartbeats and Redis waiting. */
  private async decideAll(
    requests: readonly AskRequest[],
    pathOf: (index: number) => string,
    context: AskContext,
  ): Promise<DecidedRequest[]> {
    const decided: DecidedRequest[] = [];
    let began = this.clock.now();
    for (const [index, request] of requests.entries()) {
      const path = pathOf(index);
      assertSize(request, path);
      decided.push({ request, path, action: this.decide(request, context) });
      if (this.clock.now() - began < SLICE_MS) continue;
      await nextTurn();
      began = this.clock.now();
    }
    return decided;
  }

  /** Decides what was asked, and gives what is recorded of it: the same without its secrets. */
  private decide(request: AskRequest, { agentId, standing, policy, now, ts }: AskContext): RecordedAction {
    const { command, args = null, cwd = null, batchId = null, metadata = null } = request;
    const action = { tool: request.tool ?? 'shell', command, args };
    const decision = policy.decide(action, standing);
    const { reviewTtlMs } = this.settings;
    return {
      id: this.newId(),
      agentId,
      ts,
      tool: action.tool,
      ...this.redactor.action({ command, args, cwd, metadata }),
      batchId,
      decision: decision.decision,
      reason: decision.reason,
      policyVersion: decision.policyVersion,
      matched: [...decision.matched],
      unparsed: decision.unparsed,
      commandHash: commandHash(action),
      reviewExpiresAt: decision.decision === 'review' ? isoTime(now + reviewTtlMs) : null,
    };
  }
}

function answerOf({ id, decision, reason, policyVersion, matched }: RecordedAction): AskResponse {
  return { id, decision, reason, policyVersion, matched };
}

/** Command and arguments each have their bound; this is the one on both. */
function assertSize({ command, args }: AskRequest, path: string): void {
  if (args === undefined) return;
  const bytes = Buffer.byteLength(command) + Buffer.byteLength(JSON.stringify(args));
  if (bytes <= LIMITS.commandBytes) return;
  const message = `is larger than ${LIMITS.commandBytes} bytes with its arguments`;
  throw new DomainError('payload_too_large', `${path}command ${message}`, [
    { path: `${path}command`, message },
  ]);
}

import {
  ArgumentsField,
  IntField,
  JsonObjectField,
  LargeTextField,
  ListField,
  NumberField,
  TextField,
  TimeField,
  UuidField,
  WordField,
} from './fields.js';
import { LIMITS } from './limits.js';
import { PageQuery } from './pages.js';
import {
  EFFECTS,
  LABELS,
  type Effect,
  type Label,
  type ReviewStatus,
  type RuleMode,
  type RuleTarget,
  type Verdict,
} from './vocabulary.js';

/** One action that an agent asks about. */
export class AskRequest {
  @TextField({ max: 200, optional: true, description: '`shell` when absent.' })
  tool?: string;

  @LargeTextField({ maxBytes: LIMITS.commandBytes })
  command!: string;

  @ArgumentsField({ maxBytes: LIMITS.commandBytes, optional: true })
  args?: string[] | Record<string, unknown>;

  @TextField({ max: 4_096, optional: true })
  cwd?: string;

  @TextField({ max: 200, optional: true })
  batchId?: string;

  @JsonObjectField({ maxBytes: LIMITS.metadataBytes, optional: true })
  metadata?: Record<string, unknown>;

  @TextField({
    max: 200,
    optional: true,
    description: 'A retry with the same key gets the same answer, for 24 hours.',
  })
  idempotencyKey?: string;
}

/** Up to 1,000 actions, answered in order. */
export class AskBatchRequest {
  @ListField(() => AskRequest, { min: 1, max: LIMITS.batchActions })
  actions!: AskRequest[];
}

/** A rule that matched an action. */
export interface MatchedRule {
  readonly ruleId: string;
  readonly effect: Effect;
  readonly mode: RuleMode;
}

/** The answer to an action. */
export interface AskResponse {
  readonly id: string;
  readonly decision: Effect;
  readonly reason: string;
  readonly policyVersion: number;
  readonly matched: readonly MatchedRule[];
}

/** What came of an allowed action. */
export class OutcomeRequest {
  @IntField({ min: -2_147_483_648, max: 2_147_483_647, optional: true })
  exitCode?: number;

  @TextField({ min: 0, max: LIMITS.bodyBytes, optional: true })
  stdout?: string;

  @TextField({ min: 0, max: LIMITS.bodyBytes, optional: true })
  stderr?: string;

  @NumberField({ min: 0, max: 31_536_000_000, optional: true })
  durationMs?: number;

  @NumberField({ min: 0, max: 100, optional: true, description: 'How safe, 0 to 100; 100 is safest.' })
  score?: number;
}

/** The query of `GET /v1/actions/:id` on the hub. */
export class WaitQuery {
  @IntField({ min: 0, max: LIMITS.waitMs, optional: true, description: 'Wait this long for a verdict.' })
  waitMs?: number;
}

/** The filters of the gateway's list of recorded actions. */
export class ActionsQuery extends PageQuery {
  @UuidField({ optional: true })
  agentId?: string;

  @WordField(EFFECTS, { optional: true })
  decision?: Effect;

  @WordField(LABELS, { optional: true })
  label?: Label;

  @TextField({ max: 200, optional: true })
  tool?: string;

  @TextField({ max: 500, optional: true, description: 'Searches commands.' })
  q?: string;

  @TimeField({ optional: true })
  since?: string;

  @TimeField({ optional: true })
  until?: string;
}

/** What an export holds. */
export class ExportQuery extends ActionsQuery {
  @TextField({
    max: 200,
    optional: true,
    description:
      'Goes on after the action of this id, the last one of an export that broke off. Needs the same filters.',
  })
  after?: string;
}

export class LabelRequest {
  @WordField(LABELS)
  label!: Label;

  @TextField({ min: 0, max: 2_000, optional: true })
  comment?: string;
}

/** What the policy would say, without recording it. */
export class DecisionRequest {
  @TextField({ max: 200, optional: true, description: '`shell` when absent.' })
  tool?: string;

  @LargeTextField({ maxBytes: LIMITS.commandBytes })
  command!: string;

  @ArgumentsField({ maxBytes: LIMITS.commandBytes, optional: true })
  args?: string[] | Record<string, unknown>;

  @IntField({
    min: 0,
    max: 2_147_483_647,
    optional: true,
    description: 'The version to decide by; the current one unless set.',
  })
  version?: number;
}

/** Where a rule matches an action: what of which form to underline. */
export interface ExplainedMatchResponse extends MatchedRule {
  /** `text`: the action's text as sent. `command`: a canonical form of the command line, or the text of another tool. */
  readonly target: RuleTarget;
  /** The form, whole. */
  readonly form: string;
  /** What of the form matches: from `start` to before `end`, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** A text that patterns of target `command` are matched against. */
export interface FormResponse {
  readonly text: string;
  /**
   * `command`: a simple command; `line`: a whole script; `code`: what an interpreter is given to run; `sent`: the text as
   * sent, of a line that can't be parsed or of a tool that is no shell.
   */
  readonly kind: 'command' | 'line' | 'code' | 'sent';
}

/** What the policy would say, and how it came to say so. */
export interface DecisionResponse {
  readonly decision: Effect;
  readonly reason: string;
  readonly policyVersion: number;
  readonly matched: readonly MatchedRule[];
  readonly unparsed: boolean;
  /** Where each rule of `matched` matches, in their order: of 500 at most, and fewer where forms are long. */
  readonly explanation: readonly ExplainedMatchResponse[];
  /** What the action was understood as. */
  readonly forms: readonly FormResponse[];
}

/** The state of a held action. */
export interface ReviewState {
  readonly status: ReviewStatus;
  readonly verdict: Verdict | null;
  readonly expiresAt: string;
}

/** A recorded action as the API shows it. */
export interface ActionResponse {
  readonly id: string;
  readonly agentId: string | null;
  readonly ts: string;
  readonly eventType: string | null;
  readonly tabId: string | null;
  readonly batchId: string | null;
  readonly tool: string;
  readonly command: string;
  readonly args: readonly string[] | Readonly<Record<string, unknown>> | null;
  readonly cwd: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly decision: Effect | null;
  readonly reason: string | null;
  readonly policyVersion: number | null;
  readonly matched: readonly MatchedRule[];
  readonly unparsed: boolean;
  readonly outcome: {
    readonly exitCode: number | null;
    readonly stdout: string | null;
    readonly stderr: string | null;
    readonly durationMs: number | null;
    readonly score: number | null;
  } | null;
  readonly label: Label | null;
  readonly labelledBy: string | null;
  readonly review: ReviewState | null;
}

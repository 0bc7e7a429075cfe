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
import type { MatchedRule } from './decision-response.js';
import { PageQuery } from './pages.js';
import { Shown } from './shown.js';
import { EFFECTS, LABELS, type Effect, type Label } from './vocabulary.js';

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

/** A line of a file that was not imported. */
export class RefusedLineResponse {
  @Shown('integer')
  readonly line!: number;

  @Shown('text')
  readonly message!: string;
}

/** What became of an import's lines. `rejected` counts all bad lines; `errors` names the first thousand. */
export class ImportReportResponse {
  @Shown('integer')
  readonly imported!: number;

  /** Known already by their ids. */
  @Shown('integer')
  readonly duplicates!: number;

  @Shown('integer')
  readonly rejected!: number;

  @Shown(() => RefusedLineResponse, { list: true })
  readonly errors!: readonly RefusedLineResponse[];
}

import {
  BooleanField,
  DurationField,
  IntField,
  JsonObjectField,
  ListField,
  NumberField,
  TextField,
  UuidListField,
  WordField,
} from './fields.js';
import { LIMITS } from './limits.js';
import { Shown } from './shown.js';
import {
  EFFECTS,
  RULE_MODES,
  RULE_TARGETS,
  type Effect,
  type RuleMode,
  type RuleTarget,
} from './vocabulary.js';

/** A rule that a diff adds. Only pattern and effect are required. */
export class RuleDraftRequest {
  // Emptiness and length are reported with the pattern's other faults, as `invalid_diff`.
  @TextField({
    min: 0,
    max: LIMITS.bodyBytes,
    description: 'RE2 regular expression, at most 1,000 characters.',
  })
  pattern!: string;

  @WordField(EFFECTS)
  effect!: Effect;

  @NumberField({ min: 0, max: 1, optional: true, description: 'Confidence, 0 to 1.' })
  score?: number | null;

  @TextField({ max: 200, optional: true, description: 'Matches only actions of this tool.' })
  tool?: string | null;

  @WordField(RULE_TARGETS, { optional: true })
  target?: RuleTarget;

  @WordField(RULE_MODES, { optional: true })
  mode?: RuleMode;

  @BooleanField({ optional: true })
  locked?: boolean;

  @TextField({ min: 0, max: 2_000, optional: true })
  reason?: string | null;
}

/** What a version changes; the format that trainers, operators and files share. */
export class DiffRequest {
  @ListField(() => RuleDraftRequest, { max: LIMITS.diffRules, optional: true })
  add?: RuleDraftRequest[];

  @UuidListField({ max: LIMITS.diffRules, optional: true, description: 'Ids of rules to remove.' })
  remove?: string[];

  @JsonObjectField({
    maxBytes: LIMITS.metadataBytes,
    optional: true,
    description: 'Free, but for `proposed_by`, `model_version` and `generated_at`.',
  })
  meta?: Record<string, unknown>;
}

/** A rule in a file that holds a whole policy. */
export class FileRuleRequest extends RuleDraftRequest {
  @TextField({ max: 64, optional: true, description: 'The name that the export gave the rule.' })
  key?: string | null;
}

/** A whole policy, as `GET /v1/policy/export` writes it. */
export class PolicyFileRequest {
  @ListField(() => FileRuleRequest, { max: LIMITS.fileRules })
  rules!: FileRuleRequest[];
}

/** The filters of `GET /v1/rules`. */
export class RulesQuery {
  @WordField(EFFECTS, { optional: true })
  effect?: Effect;

  @TextField({ max: 200, optional: true })
  tool?: string;

  @WordField(RULE_MODES, { optional: true })
  mode?: RuleMode;

  @TextField({ max: 200, optional: true, description: 'A part of the name of who proposed the rule.' })
  addedBy?: string;

  @TextField({ max: 500, optional: true, description: 'Searches patterns and reasons.' })
  q?: string;

  @IntField({
    min: 0,
    max: 2_147_483_647,
    optional: true,
    description: 'The policy as it was at this version.',
  })
  version?: number;

  @WordField(['matches'], {
    optional: true,
    description: '`matches`: how often each rule has matched; shown too with `unusedFor` and `onlySafe`.',
  })
  include?: 'matches';

  @DurationField({
    optional: true,
    description: 'Rules that have matched nothing for so long, those that never did included.',
  })
  unusedFor?: string;

  @WordField(['true', 'false'], {
    optional: true,
    description:
      '`true`: rules that have matched actions which people have labelled in the last 30 days, all of them as safe.',
  })
  onlySafe?: 'true' | 'false';

  @IntField({
    min: 1,
    max: LIMITS.pageItems,
    optional: true,
    description: 'Items on the page; all rules unless set.',
  })
  limit?: number;

  @TextField({ max: 500, optional: true, description: 'The `nextCursor` of the page before.' })
  cursor?: string;
}

/** A rule as the API shows it. */
export class RuleResponse {
  @Shown('text')
  readonly id!: string;

  @Shown('text')
  readonly pattern!: string;

  @Shown(EFFECTS)
  readonly effect!: Effect;

  @Shown('text', { nullable: true })
  readonly tool!: string | null;

  @Shown(RULE_TARGETS)
  readonly target!: RuleTarget;

  @Shown(RULE_MODES)
  readonly mode!: RuleMode;

  @Shown('boolean')
  readonly locked!: boolean;

  @Shown('number', { nullable: true })
  readonly confidence!: number | null;

  @Shown('text', { nullable: true })
  readonly reason!: string | null;

  @Shown('text')
  readonly addedBy!: string;

  @Shown('time')
  readonly addedAt!: string;

  @Shown('integer')
  readonly addedInVersion!: number;
}

import { IntField } from './fields.js';
import { PinnedForecastResponse } from './pinned-forecast.js';
import { RuleResponse } from './rules.js';
import { Shown } from './shown.js';

/** Which two versions are compared. */
export class CompareQuery {
  @IntField({ min: 0, max: 2_147_483_647 })
  from!: number;

  @IntField({ min: 0, max: 2_147_483_647 })
  to!: number;
}

/** What is different between two policies. */
export class PolicyChangesResponse {
  @Shown('integer')
  readonly from!: number;

  /** The other version; of a preview the one that would be made. */
  @Shown('integer')
  readonly to!: number;

  /** The first 1,000 rules that only the second has. */
  @Shown(() => RuleResponse, { list: true })
  readonly added!: readonly RuleResponse[];

  /** How many there are in all. */
  @Shown('integer')
  readonly addedCount!: number;

  /** The first 1,000 rules that only the first has. */
  @Shown(() => RuleResponse, { list: true })
  readonly removed!: readonly RuleResponse[];

  @Shown('integer')
  readonly removedCount!: number;

  /** How many rules the second has. */
  @Shown('integer')
  readonly rules!: number;
}

/** Why a change would be refused as things are. */
export class RefusalResponse {
  /** The code of the refusal. */
  @Shown('text')
  readonly code!: string;

  @Shown('text')
  readonly detail!: string;
}

/** What a rollback or restore would make of the policy as it is now. */
export class ReversalPreviewResponse extends PolicyChangesResponse {
  /** Why the caller would be refused now; null: nothing is against it but approvals that may be missing. */
  @Shown(() => RefusalResponse, { nullable: true })
  readonly refusal!: RefusalResponse | null;

  /** What it would do to the pinned cases. */
  @Shown(() => PinnedForecastResponse)
  readonly pinned!: PinnedForecastResponse;
}

import { ArgumentsField, LargeTextField, ListField, TextField, WordField } from './fields.js';
import { LIMITS } from './limits.js';
import { Shown } from './shown.js';
import { EFFECTS, type Effect } from './vocabulary.js';

/** A command and the decision that every policy must give it. */
export class PinnedCaseRequest {
  @TextField({ max: 200, optional: true, description: '`shell` when absent.' })
  tool?: string;

  @LargeTextField({ maxBytes: LIMITS.commandBytes })
  command!: string;

  @ArgumentsField({ maxBytes: LIMITS.commandBytes, optional: true })
  args?: string[] | Record<string, unknown>;

  @WordField(EFFECTS, { description: 'The decision that must come.' })
  expect!: Effect;

  @TextField({ min: 0, max: 2_000, optional: true })
  comment?: string;
}

/** Pinned cases as a file. */
export class PinnedCasesFileRequest {
  @ListField(() => PinnedCaseRequest, { max: LIMITS.fileCases })
  cases!: PinnedCaseRequest[];
}

/** A pinned case as the API shows it. */
export class PinnedCaseResponse {
  @Shown('text')
  readonly id!: string;

  @Shown('text')
  readonly tool!: string;

  @Shown('text')
  readonly command!: string;

  @Shown('arguments', { nullable: true })
  readonly args!: readonly string[] | Readonly<Record<string, unknown>> | null;

  @Shown(EFFECTS)
  readonly expect!: Effect;

  @Shown('text', { nullable: true })
  readonly comment!: string | null;

  @Shown('text')
  readonly createdBy!: string;

  @Shown('time')
  readonly createdAt!: string;
}

import { ArgumentsField, LargeTextField, ListField, TextField, WordField } from './fields.js';
import { LIMITS } from './limits.js';
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
export interface PinnedCaseResponse {
  readonly id: string;
  readonly tool: string;
  readonly command: string;
  readonly args: readonly string[] | Readonly<Record<string, unknown>> | null;
  readonly expect: Effect;
  readonly comment: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

import { Shown } from './shown.js';

/** Where a rule of a suggestion matches a command of its evidence or its replay: what of which form to underline. */
export class RuleSampleResponse {
  /** The rule's id, or of one that is only proposed its place, such as `diff.add[0]`. */
  @Shown('text')
  readonly rule!: string;

  /** The command, as the suggestion has it. */
  @Shown('text')
  readonly command!: string;

  /** The form of it, whole. */
  @Shown('text')
  readonly form!: string;

  /** What of the form matches: from `start` to before `end`, in UTF-16 code units. */
  @Shown('integer')
  readonly start!: number;

  @Shown('integer')
  readonly end!: number;
}

/** Such places, as far as they could be found. */
export class RuleSamplesResponse {
  @Shown(() => RuleSampleResponse, { list: true })
  readonly items!: readonly RuleSampleResponse[];
}

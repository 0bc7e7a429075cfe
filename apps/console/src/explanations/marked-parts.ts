/** A text, and what of it matches: from `start` to before `end`, in UTF-16 code units. */
export interface MarkedText {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** A form, cut where what matched begins and ends. */
export interface MarkedParts {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Around what matched this much is shown of a long form, and so much of a long match, in UTF-16 code units. */
const AROUND = 300;
const LONGEST_MARK = 1_000;

/** The three parts of a form; long ones are shortened, and say so by an ellipsis. */
export function markedParts({ form, start, end }: MarkedText): MarkedParts {
  return {
    before: start > AROUND ? `…${form.slice(start - AROUND, start)}` : form.slice(0, start),
    marked: shortened(form.slice(start, end), LONGEST_MARK),
    after: shortened(form.slice(end), AROUND),
  };
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

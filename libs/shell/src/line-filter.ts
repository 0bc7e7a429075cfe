/** Programs that cut, order or pick the lines that they read. */
export const LINE_FILTERS: ReadonlySet<string> = new Set(
  'head tail sort uniq cut dd grep awk gawk mawk'.split(' '),
);

const ENDS = /^-([nc])([-+]?)(\d{1,7})$/;
const PRINTS_ALL = /^(?:1|\{\s*print(?:\s+\$0)?\s*(?:;\s*)?\})$/;

/** What such a program writes for a constant input; null when that is not known. */
export function filterLines(program: string, options: readonly string[], input: string): string | null {
  switch (program) {
    case 'head':
      return head(options, input);
    case 'tail':
      return tail(options, input);
    case 'sort':
      // In which order depends on the locale.
      return linesOf(input).length < 2 && options.every((option) => /^-[abdfghnruV]+$/.test(option))
        ? terminated(linesOf(input))
        : null;
    case 'uniq':
      return options.length > 0
        ? null
        : terminated(linesOf(input).filter((line, at, all) => line !== all[at - 1]));
    case 'cut':
      return cut(options, linesOf(input));
    case 'dd':
      return options.every((option) => /^(?:status|bs)=\w+$|^if=\/dev\/stdin$/.test(option)) ? input : null;
    case 'grep':
      return picked(options, linesOf(input));
    default:
      return options.length === 1 && PRINTS_ALL.test(options[0] ?? '') ? terminated(linesOf(input)) : null;
  }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function terminated(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** The parts that `head` and `tail` count, and how many: ten lines where nothing is said. */
interface Counted {
  readonly parts: readonly string[];
  readonly sign: string;
  readonly count: number;
}

/** `-1`, `-n 1`, `-n +2`, `--lines=1`, `-c 9`; null for other options, and for bytes that are no characters. */
function counted(options: readonly string[], input: string): Counted | null {
  const written = options
    .join('')
    .replace(/^-(?=\d)/, '-n')
    .replace(/^--(line|byte)s=?/, (_, unit) => (unit === 'line' ? '-n' : '-c'));
  const [, unit, sign, count] = ENDS.exec(written === '' ? '-n10' : written) ?? [];
  if (unit === undefined || sign === undefined) return null;
  if (unit === 'n') return { parts: input.split(/(?<=\n)/), sign, count: Number(count) };
  // eslint-disable-next-line no-control-regex -- bytes are characters in ASCII only, and that begins with these
  return /^[\x00-\x7f]*$/.test(input) ? { parts: Array.from(input), sign, count: Number(count) } : null;
}

function head(options: readonly string[], input: string): string | null {
  const found = counted(options, input);
  if (!found) return null;
  const { parts, sign, count } = found;
  return parts.slice(0, sign === '-' ? Math.max(0, parts.length - count) : count).join('');
}

function tail(options: readonly string[], input: string): string | null {
  const found = counted(options, input);
  if (!found) return null;
  const { parts, sign, count } = found;
  return parts.slice(sign === '+' ? Math.max(0, count - 1) : Math.max(0, parts.length - count)).join('');
}

/** `cut -c 2-`, `cut -d X -f 1,3-`; null for other options. */
function cut(options: readonly string[], lines: readonly string[]): string | null {
  const [, before, unit, ranges = '', after] =
    /^(?:-d\0?([^\0])\0)?-([bcf])\0?([\d,-]+)(?:\0-d\0?([^\0]))?$/.exec(options.join('\0')) ?? [];
  const isIn = rangesTest(ranges);
  if (unit === undefined || !isIn || (unit === 'b' && lines.some((line) => /[^ -~\t]/.test(line))))
    return null;
  const delimiter = before ?? after ?? '\t';
  return terminated(
    lines.map((line) => {
      if (unit !== 'f')
        return Array.from(line)
          .filter((_, at) => isIn(at + 1))
          .join('');
      if (!line.includes(delimiter)) return line;
      return line
        .split(delimiter)
        .filter((_, at) => isIn(at + 1))
        .join(delimiter);
    }),
  );
}

/** Whether a place is in a list as `cut` takes it: `1,3-5,7-`; null when it is none, or a long one. */
function rangesTest(list: string): ((place: number) => boolean) | null {
  const ranges: [first: number, last: number][] = [];
  for (const range of list.split(',')) {
    const [, first = '', dash = '', last = ''] = /^(\d{0,6})(-?)(\d{0,6})$/.exec(range) ?? [];
    if (first + last === '' || ranges.length === 4) return null;
    ranges.push([Number(first), dash === '' ? Number(first) : Number(last || Infinity)]);
  }
  return (place) => ranges.some(([first, last]) => place >= first && place <= last);
}

/** `grep WORD` and `grep .`: the lines that hold a word; null for patterns that mean more, and for other options. */
function picked(options: readonly string[], lines: readonly string[]): string | null {
  const [pattern, ...others] = options.filter((option) => option !== '-e' && option !== '--');
  if (pattern === undefined || others.length > 0 || !/^(?:\.|[\w /:=,]*)$/.test(pattern)) return null;
  return terminated(lines.filter((line) => (pattern === '.' ? line !== '' : line.includes(pattern))));
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { MAX_COMMANDS, MAX_FORM_TEXT, MAX_WORK } from './bounds.js';
import { canonicalForms } from './canonical-forms.js';
import { Work } from './work.js';

/** A piece that is repeated up to 64 KB, in between what it needs; `bench/src/hostile-forms.ts` times the same lines. */
interface HostileLine {
  readonly name: string;
  readonly piece: string;
  readonly before?: string;
  readonly after?: string;
}

const LENGTH = 65_536;
const SEED = 20_261_122;
/** How many entries in the books of one line's work there may be: each stands for a bounded piece of work. */
const MAX_ENTRIES = 65_536;

const file = new URL('../hostile-lines.json', import.meta.url);
const hostile = JSON.parse(readFileSync(file, 'utf8')) as readonly HostileLine[];

let entries = 0;
let largest = 0;
let total = 0;
const spend = Work.prototype.spend;

beforeEach(() => {
  entries = 0;
  largest = 0;
  total = 0;
  Work.prototype.spend = function (this: Work, characters: number) {
    entries += 1;
    total += characters;
    largest = Math.max(largest, characters);
    spend.call(this, characters);
  };
});

afterEach(() => {
  Work.prototype.spend = spend;
});

function filled({ piece, before = '', after = '' }: HostileLine): string {
  return before + piece.repeat((LENGTH - before.length - after.length) / piece.length) + after;
}

/** Nothing that is asked here depends on how fast the machine is. */
function expectBounded(line: string): void {
  entries = 0;
  total = 0;
  largest = 0;
  const { forms, simpleCommands, unparsed } = canonicalForms(line);
  const sent = forms.filter((form) => form.kind === 'sent');
  const text = forms.reduce((sum, form) => sum + form.text.length, 0);
  expect(sent.map((form) => form.text)).toEqual(unparsed ? [line] : []);
  expect(text).toBeLessThanOrEqual(MAX_FORM_TEXT + (unparsed ? line.length : 0));
  expect(forms.length).toBeGreaterThan(0);
  expect(simpleCommands.length).toBeLessThanOrEqual(MAX_COMMANDS);
  expect(entries).toBeLessThanOrEqual(MAX_ENTRIES);
  // Once it is exceeded, at most what stands before the break is looked at, and that fails at once.
  expect(total).toBeLessThanOrEqual(MAX_WORK + 4 * largest);
}

describe('the work for one line', () => {
  it.each(hostile.map((line) => [line.name, line] as const))('is bounded for 64 KB of %s', (_, line) => {
    expectBounded(filled(line));
  });

  it.each([
    ['(', ')'],
    ['$(', ')'],
    ['$((', '))'],
    ['<(', ')'],
    ['{ ', ';}'],
    ['{a,', '}'],
    ['${a:-', '}'],
    ['"$(', ')"'],
    ['a!(', ')'],
    ['a=(', ')'],
    ['if ', ' fi;'],
    ['f() { ', '; }'],
    ['case a in a) ', ';; esac'],
  ])('is bounded for 10,000 of %j, closed by %j', (open, close) => {
    expectBounded(`${open.repeat(10_000)}a${close.repeat(10_000)}`.slice(0, 131_072));
  });

  it('is bounded for random bytes and code units', () => {
    const bytes = fc.uint8Array({ maxLength: 4_096 }).map((all) => String.fromCharCode(...all));
    const units = fc.uint16Array({ maxLength: 1_024 }).map((all) => String.fromCharCode(...all));
    fc.assert(fc.property(fc.oneof(bytes, units), expectBounded), { seed: SEED, numRuns: 2_000 });
  });

  it('is bounded for 64 KB of random bytes', () => {
    const bytes = fc.uint8Array({ minLength: LENGTH, maxLength: LENGTH, size: 'max' });
    const line = bytes.map((all) => Array.from(all, (byte) => String.fromCharCode(byte)).join(''));
    fc.assert(fc.property(line, expectBounded), { seed: SEED, numRuns: 20 });
  });

  it('is bounded for hostile pieces in any order, and 64 KB of them', () => {
    const piece = fc.constantFrom(...hostile.map((line) => line.piece));
    const pieces = fc.array(piece, { minLength: 1, maxLength: 24 }).map((all) => all.join(''));
    const line = fc.oneof(
      pieces,
      pieces.map((text) => text.repeat(LENGTH / text.length)),
    );
    fc.assert(fc.property(line, expectBounded), { seed: SEED, numRuns: 400 });
  });

  it('leaves room for lines of hundreds of commands, and scripts within scripts', () => {
    const line = 'cd "/srv/$NAME" && rm -rf node_modules/*.log | tail -n 5; '.repeat(200);
    expect(canonicalForms(line).unparsed).toBe(false);
    expect(entries).toBeGreaterThan(600);
    expect(canonicalForms(`sudo bash -c '${line}'`).unparsed).toBe(false);
    expect(canonicalForms(`cat > f <<'E'\n${'rm -rf / "a $(b"\n'.repeat(3_000)}E\nls`).unparsed).toBe(false);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalForms } from './canonical-forms.js';

/**
 * The parser beside the real thing: for lines without side effects, the words that bash hands to a program are those
 * that are found in the line. Many lines go to one bash; each command carries a number, since pipelines run at once.
 */
const SEED = 20_261_122;
const LINES = 3_000;
const RECORD = '\x1e';
const FIELD = '\x1f';
const LINE = '\x1d';
/** For a line break in a word: bash writes line by line, and what pipelines write would be mixed. */
const BREAK = '\x1c';
const PRINTER = `exec 3>&1
p() { local line="\${#}"; local word; for word in "$@"; do line+=$'${FIELD}'"\${word//$'\\n'/$'${BREAK}'}"; done; printf '%s' "$line"$'${RECORD}' >&3; }
`;

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const characters = (set: string, maxLength = 5) =>
  fc.string({ unit: fc.constantFrom(...Array.from(set)), maxLength });

const plain = fc.constantFrom(
  ...[
    'a',
    'b.c',
    '-x',
    '--long=1',
    'k=v',
    '/x/y',
    '%',
    '+',
    '@',
    ':',
    '^',
    'é',
    '日',
    '\u00a0',
    'x#y',
    '!',
    '*',
    '?',
    '[z]',
    ']',
  ],
  ...[
    '{}',
    ',',
    '{a',
    '{a}',
    '{a,b}',
    '{,x}',
    '{x,}',
    '{1..3}',
    '{3..1}',
    '{01..3}',
    '{a..e..2}',
    '{1..a}',
    '{a,{b,c}}',
  ],
  ...['{a,b}{c,d}', '{a,"b c"}', "{'a,b',c}", '{a\\,b,c}', '{a,${A}}', '{-2..2}', '{1..2', '..'],
);
const single = characters('ab "\\$`#;|&()<>{},*~\n').map((text) => `'${text}'`);
const double = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      "'",
      '\\\\',
      '\\"',
      '\\$',
      '\\`',
      '\\a',
      '\\\n',
      '\n',
      '#',
      ';',
      '{a,b}',
      '${A}',
      '${B}',
      '$ ',
      '*',
    ),
    {
      maxLength: 5,
    },
  )
  .map((parts) => `"${parts.join('')}"`);
const ansi = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        ' ',
        '"',
        '$A',
        '`',
        '\\n',
        '\\t',
        '\\\\',
        "\\'",
        '\\"',
        '\\x41',
        '\\x4',
        '\\101',
        '\\7',
        '\\u00e9',
        '\\u41',
        '\\U0001F600',
        '\\e',
        '\\cA',
      ],
      ...['\\z', '\\?', '\n', '#'],
    ),
    { maxLength: 5 },
  )
  .map((parts) => `$'${parts.join('')}'`);
const escaped = characters('ab \'"\\$`#;|&()<>{},*~=!', 1).map((text) =>
  text === '' ? '\\\n' : `\\${text}`,
);
const expansion = fc.constantFrom(
  ...[
    '${A}',
    '"$A"',
    '${B}',
    '"${B}"',
    '$(echo a  b)',
    '"$(echo a  b)"',
    '`echo c`',
    '$(printf "%s-" x y)',
    '$""',
    '$(:)',
    "$(echo 'x y' | rev)",
  ],
  ...[
    '$(base64 -d <<< YSBi)',
    '${B:-x}',
    '$(echo -n z)',
    '$(printf "\\x61")',
    '$(echo abc | tr a-c x-z)',
    '$(echo 6162 | xxd -r -p)',
  ],
);
const piece = fc.oneof({ arbitrary: plain, weight: 3 }, single, double, ansi, escaped, expansion);
const word = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(''))
  // A `$` at the end of one piece would join the next, and `#` at the start of a word is a comment.
  .filter((text) => !text.startsWith('#') && !/^\d*[<>]/.test(text));

const redirection = fc.constantFrom(
  '',
  '',
  '',
  ' >/dev/null',
  ' 2>&1',
  ' </dev/null',
  ' <<< "a b"',
  ' >|/dev/null',
  ' &>/dev/null',
);
const command = fc
  .tuple(fc.array(word, { maxLength: 4 }), redirection, fc.nat(3))
  .map(([words, redirected, place]) => {
    const parts = ['p', 'NUMBER', ...words];
    if (redirected === '') return parts.join(' ');
    const at = Math.min(place + 1, parts.length);
    return [...parts.slice(0, at), redirected.trim(), ...parts.slice(at)].join(' ');
  });
const shapes: ((first: string, second: string) => string)[] = [
  (first) => first,
  (first) => `${first} # and "so 'on`,
  (first, second) => `${first}; ${second}`,
  (first, second) => `${first}\n${second}`,
  (first, second) => `${first} && ${second}`,
  (first, second) => `! ${first} || ${second}`,
  (first, second) => `${first} | ${second}`,
  (first, second) => `{ ${first}; ${second}\n}`,
  (first, second) => `(${first};${second}\n)`,
  (first, second) => `if ${first}; then ${second}; fi`,
  (first, second) => `for x in 1; do ${first}; ${second}; done`,
  (first, second) => `case a in b) :;; a|c) ${first};; *) :; esac; ${second}`,
  (first, second) => `f() { ${first}; }; f; ${second}`,
  (first, second) => `X=1 ${first} \\\n x; ${second}`,
  (first, second) => `${first} <<'E' x\nrm 'a "b\nE\n${second}`,
  (first, second) => `: $(${first}) \`:\` "$(${second}\n)"`,
  (first) => `eval ${quote(first)}`,
];
const line = fc.tuple(fc.constantFrom(...shapes), command, command).map(([shape, first, second]) => {
  let number = 0;
  return `A='v w' B=''\n${shape(first, second).replaceAll('NUMBER', () => String(number++))}`;
});

function bashWords(lines: readonly string[], folder: string): string[][][] {
  const script = lines.map((text) => `A= B= X=; eval ${quote(text)}\nprintf '${LINE}' >&3`).join('\n');
  const output = execFileSync('bash', ['--norc', '--noprofile'], {
    input: PRINTER + script,
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return output
    .split(LINE)
    .slice(0, lines.length)
    .map((printed) =>
      sorted(
        printed
          .split(RECORD)
          .slice(0, -1)
          .map((record) => record.split(FIELD).slice(1)),
      ),
    );
}

function ourWords(text: string): string[][] {
  const { simpleCommands } = canonicalForms(text);
  return sorted(
    simpleCommands
      .filter(({ program }) => program === 'p')
      .map((found) => [...found.arguments.map((text) => text.replaceAll('\n', BREAK))]),
  );
}

function sorted(commands: string[][]): string[][] {
  return commands.sort(([left = ''], [right = '']) => Number(left) - Number(right));
}

describe('the words of a line, beside those that bash itself sees', () => {
  it(`are the same for ${LINES} lines`, () => {
    const lines = fc.sample(line, { seed: SEED, numRuns: LINES });
    const folder = mkdtempSync(join(tmpdir(), 'bylaw-words-'));
    try {
      const expected = bashWords(lines, folder);
      const different = lines.flatMap((text, at) => {
        const [bash, ours] = [expected[at], ourWords(text)];
        return JSON.stringify(bash) === JSON.stringify(ours) ? [] : [{ text, bash, ours }];
      });
      expect(different.slice(0, 10)).toEqual([]);
    } finally {
      rmdirSync(folder);
    }
  });
});

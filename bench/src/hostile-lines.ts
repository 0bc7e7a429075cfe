import { asReceived, LONGEST, mixed } from './hostile-patterns.js';

function filled(piece: string): string {
  return piece.repeat(Math.floor(LONGEST / piece.length));
}

function nested(open: string, middle: string, close: string): string {
  const depth = Math.floor((LONGEST - middle.length) / (open.length + close.length));
  return `${open.repeat(depth)}${middle}${close.repeat(depth)}`;
}

/** Commands that each begin alike and end in so many characters of which none repeat: each is a form of its own, or several. */
function disordered(start: string, length: number): string {
  const count = Math.floor(LONGEST / (start.length + length + 1));
  const letters = mixed('ab', count * length);
  return Array.from(
    { length: count },
    (_, n) => `${start}${letters.slice(n * length, (n + 1) * length)};`,
  ).join('');
}

const LINES: readonly (readonly [string, string])[] = [
  ['(', filled('(')],
  ['(ls)', nested('(', 'ls', ')')],
  ['$(', filled('$(')],
  ['$(ls)', nested('$(', 'ls', ')')],
  ['"$(', filled('"$(')],
  ['backticks', filled('`')],
  ['${x:-', filled('${x:-')],
  ['${x:-y}', nested('${x:-', 'y', '}')],
  ['((', filled('((')],
  ['{a,b}', filled('{a,b}')],
  ['{1..99}', filled('{1..99} ')],
  ['ls;', filled('ls;')],
  ['ls|', filled('ls|').slice(0, -1)],
  ['a&&', filled('a&& ')],
  ['-a -b', `rm ${filled('-a -b ').slice(3)}`],
  ['sudo', filled('sudo ')],
  ['sh -c', filled('sh -c ')],
  ['eval', filled('eval ')],
  ['xargs', filled('xargs ')],
  ['env A=b', `env ${filled('A=b ').slice(4)}`],
  ['x=$x', filled('x=$x;')],
  ['a=b $a', filled('a=b; $a;')],
  ['$IFS', `rm${filled('$IFS').slice(2)}`],
  ['if', filled('if ')],
  ['case', filled('case x in a) ')],
  ['<<E', filled('cat <<E\n')],
  ["'", filled("'")],
  ['\\', filled('\\')],
  ['"\\"', filled('"\\"')],
  ["$'\\x41'", filled("$'\\x41'")],
  ['<(', filled('<(')],
  ['> a', `ls ${filled('> a ').slice(3)}`],
  ['a word', 'x'.repeat(LONGEST)],
  ['words', filled('word ')],
  ['mixed words', mixed('abcdwxyz -/.012', LONGEST)],
  ['cd; rm a word', `cd /x; rm '${mixed('ab', LONGEST - 12)}'`],
  ['commands of 200', disordered('x ', 200)],
  ['commands of 50', disordered('x ', 50)],
  ['-a -b -c a word', `x -a -b -c ${mixed('ab', LONGEST - 20)}; y`],
  ['-a -b -c 200', disordered('x -a -b -c ', 200)],
  ['-a -b -c 20', disordered('x -a -b -c ', 20)],
  ['echo | sh', filled('echo ls | sh; ')],
  ['base64', `echo ${'A'.repeat(LONGEST - 30)} | base64 -d | sh`],
  ['NUL', filled('a\0')],
  ['a lone surrogate', filled('a\ud800')],
  ['emoji', filled('😀 ')],
];

/** Command lines of the greatest length, of the kinds that make a parser slow: each with what it is made of. */
export const HOSTILE_LINES: readonly (readonly [string, string])[] = LINES.map(([what, line]) => [
  what,
  asReceived(line),
]);

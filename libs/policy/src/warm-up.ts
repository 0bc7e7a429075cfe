import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';
import { observingRule } from './observing-rule.js';

/** Of each of them a long line is made: together they reach what takes long in reading lines. */
const PIECES: readonly string[] = [
  'git status && npm test | tee -a out.log; ',
  'rm -r -f /tmp/x "$HOME/y"; ',
  "sudo -u a env A=b ls 'x y' > z 2>&1; ",
  'a=b; $a; ',
  'x=$x; ',
  'echo ls | sh; ',
  'echo $(a "$(b)") `c` {d,e}; ',
  'for f in *; do cat "$f" | xargs rm; done; ',
  'cat <<E\n$a\nE\n',
  'x=(a b); rm ${x[@]} "${x%a}" ${y:-c}; ',
  'case a in b) c;; esac; f() { d; }; f; [[ a = b ]]; ',
  "awk '{print}' x; sed s/a/b/ y; python -c 'system(\"a\")'; perl -e 'exec(`a`)'; ",
  "a $'\\x41' {1..99} ",
  "$'\\x41'",
  '`',
  '\\',
  '> a ',
  '(',
  '((',
];

/**
 * For each way in which patterns are matched: state by state; all places at once, by shifts, with places that stay and with
 * jumps, one by one and in groups; with classes of letters, and with neighbours.
 */
const PATTERNS: readonly string[] = [
  'curl.*\\|.*sh!',
  '.*a.{100}b.{100}c',
  '[ab]*a[ab]{30}c',
  '(?i)\\bpassword\\b.{0,80}\\bsecret\\b!',
  '(\\p{L}\\p{N}?){1,40}!',
  '(?i)\\p{Greek}+.{0,50}\\p{Lu}!',
  '(?s)a.{500}!',
  '\\b(?:\\w{1,30}\\s?){8}!',
  '(?i)(?:ab|ba|aab|bba|abab|baba|abba|a b|b a|aa/b).{0,20}!',
  '(?:[^!]{1,12}/){8}!',
  '(?:.+a){100}!',
  '(?:b{2,7}){3,8}c',
];

/** What texts are made of that need many states; one is stored by the engine with a byte for each letter, one with two. */
const ALPHABETS: readonly string[] = ['ab /.,', 'aΩσ漢😀 7Aé'];

const LINE_LENGTH = 8_192;
const ROUNDS = 12;

/**
 * Makes the engine compile what decides, so that the first decisions of a process are as fast as later ones: the first
 * hostile line of 64 KB takes up to five times as long in a process that has decided nothing yet. Takes some tenths of a second, and
 * changes nothing else. For processes that answer agents, before they say that they are ready.
 */
export function warmUpDeciding(): void {
  const rules = PATTERNS.map(observingRule);
  const lines = PIECES.map((piece) => piece.repeat(Math.floor(LINE_LENGTH / piece.length)));
  const text = 'ab curl | sh password secret é7 '.repeat(LINE_LENGTH / 32);
  lines.push(withoutOrder('ab').replace(/.{40}/g, 'x -a -b $&; '));
  const disorder = ALPHABETS.map((alphabet) => `${withoutOrder(alphabet)}password secret curl | sh, a!bc`);
  for (let round = 0; round < ROUNDS; round++) {
    // A new one each time, as what matches is made when it is first needed.
    const policy = CompiledPolicy.compile({ version: 0, rules }, DEFAULT_POLICY_SETTINGS);
    for (const line of lines) policy.decide({ tool: 'shell', command: line }, { quarantined: false });
    policy.decide({ tool: 'browser', command: `${text}a!bc` }, { quarantined: false });
    for (const one of disorder) policy.decide({ tool: 'browser', command: one }, { quarantined: false });
  }
}

/** Characters in an order that does not repeat: a linear congruential generator with the constants of Numerical Recipes. */
function withoutOrder(alphabet: string): string {
  const characters = Array.from(alphabet);
  let state = 1;
  return Array.from({ length: LINE_LENGTH }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return characters[(state >>> 16) % characters.length] ?? '';
  }).join('');
}

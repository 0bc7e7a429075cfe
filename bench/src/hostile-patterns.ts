/** A pattern of a kind that makes regular-expression engines slow. */
export interface HostilePattern {
  readonly pattern: string;
  /** Text that has what the pattern can't match without, so that the engine has to run, and its characters. */
  readonly bait: string;
}

const WORDS = Array.from({ length: 100 }, (_, n) => `w${(n * 7_919) % 1_000}x${n}`);
/** Short ones, that begin and end with each other's letters. */
const SYLLABLES = WORDS.map((_, n) => {
  const letters = 'abcdefghijkl';
  return Array.from(
    { length: 2 + (n % 5) },
    (_letter, at) => letters[(n * (at + 7) + at * at * 5) % 12] ?? '',
  ).join('');
});

/** Patterns that `checkPattern` may accept, or refuse: what it accepts has to be fast. */
export const HOSTILE_PATTERNS: readonly HostilePattern[] = [
  // A window of many places that are alive at once.
  { pattern: '[^a]{900}b', bait: 'b' },
  { pattern: '[ab]*a[ab]{12}c', bait: 'bc' },
  { pattern: '[ab]*a[ab]{50}c', bait: 'bc' },
  { pattern: '[ab]*a[ab]{400}c', bait: 'bc' },
  { pattern: '.*a.{100}b.{100}c', bait: 'a b c' },
  { pattern: 'a.{200}b', bait: 'ab' },
  { pattern: '(?s)a.{500}!', bait: 'a\n!' },
  { pattern: '(a|b)*a(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)', bait: 'ab' },
  // Counted repetitions, and counted repetitions of them.
  { pattern: '(.{1,60}/){8}!', bait: 'a/!' },
  { pattern: '(?:.*a){30}!', bait: 'a!' },
  { pattern: '\\b(?:\\w{1,30}\\s?){16}!', bait: 'ab !' },
  { pattern: '([a-z]{1,20}\\.){6}', bait: 'abc.de-' },
  { pattern: '([a-z]{1,20}\\.){6}!', bait: 'abc.de!' },
  { pattern: '((a{1,10}){1,10}b?){1,9}!', bait: 'aab!' },
  { pattern: '(x{2,9}){2,9}y', bait: 'xy' },
  { pattern: '(a?){30}a{30}', bait: 'a' },
  { pattern: '(a?){30}a{30}!', bait: 'a!' },
  { pattern: '([0-9a-f]{2}:){5}[0-9a-f]{2}!', bait: '0a:f!' },
  { pattern: '(\\d{1,3}\\.){3}\\d{1,3}/\\d{2}\\b', bait: '10.0.2/3' },
  // What makes a backtracking engine exponential.
  { pattern: '(x+x+)+y', bait: 'xy' },
  { pattern: '(a*)*b', bait: 'ab' },
  { pattern: '(a|aa)+!', bait: 'a!' },
  { pattern: '(\\w+\\s?)+$', bait: 'ab !' },
  { pattern: '^(\\w+\\s?)+$', bait: 'ab !' },
  { pattern: '(([a-z])+.)+[A-Z]([a-z])+!', bait: 'abA!' },
  // Several stars in a row.
  { pattern: '.*.*.*=.*', bait: 'a=' },
  { pattern: '.*.*.*=.*!', bait: 'a=!' },
  { pattern: '(.*)(.*)(.*)(.*)(.*)x.*y', bait: 'xay' },
  { pattern: 'curl.*token.*=.*\\|.*sh', bait: 'curl token=|sh' },
  { pattern: 'mkfs.*/dev/(sd[a-z]|nvme[0-9])!', bait: 'mkfs /dev/!' },
  // Case folding, word boundaries, classes of Unicode.
  { pattern: '(?i)(select|union|insert).*(from|into).*(where|values)!', bait: 'sElEcT FROM where!' },
  { pattern: '(?i)k[s\\x{17f}]{0,40}!', bait: 'kKſsS!' },
  { pattern: '(?i)\\bpassword\\b.{0,80}\\bsecret\\b!', bait: 'pAssword seCret!' },
  { pattern: '\\b\\w+\\b.*\\b\\w+\\b!', bait: 'ab c!' },
  { pattern: '\\B\\w\\B.{0,60}\\b!', bait: 'ab !' },
  { pattern: '\\p{L}{1,60}\\p{N}!', bait: 'aé漢7!' },
  { pattern: '(?i)\\p{Greek}+.{0,50}\\p{Lu}\\p{Ll}!', bait: 'αΩΣσςAa!' },
  { pattern: '[^\\p{Han}]{1,100}\\p{Han}{3}!', bait: '漢字a!' },
  { pattern: '[\\x{1F600}-\\x{1F64F}]{1,40}x!', bait: '😀😎x!' },
  { pattern: '(\\pL\\pN?){1,40}!', bait: 'é7漢!' },
  { pattern: '(\\p{Lu}\\p{Ll}{1,20}\\pN?){1,12}!', bait: 'ÀéÜß7!' },
  { pattern: '(?i)[\\p{Cyrillic}\\p{Greek}]{2,90}.\\p{Nd}!', bait: 'жΩσЯ.٣!' },
  { pattern: '\\PL{1,200}\\pL!', bait: '7😀漢!' },
  // Many positions, and as many jumps between them as are accepted.
  { pattern: '(?s)a.{1000}!', bait: 'a\n!' },
  { pattern: '(?:.+a){300}!', bait: 'ba!' },
  { pattern: '(.{1,40}/){12}!', bait: 'a/!' },
  { pattern: '(?:.{30}[ab]*){25}!', bait: 'abc!' },
  // Many alternatives.
  { pattern: `(?:${SYLLABLES.join('|')})+!`, bait: 'abcdefghijkl!' },
  { pattern: `(?i)(?:${SYLLABLES.slice(0, 70).join('|')}).{0,9}!`, bait: 'abcdefghijkl!' },
  { pattern: `(${WORDS.join('|')}).{0,3}!`, bait: 'w0x0w919!' },
  { pattern: `(?i)\\b(${WORDS.join('|')})\\b`, bait: 'W919X1 w0x0a' },
  { pattern: '(?m)^(.*),(.*),(.*)$', bait: 'a,\n' },
  { pattern: '(?U)(.*)=(.*)!', bait: 'a=!' },
];

/** As long as the longest command that the hub takes. */
export const LONGEST = 65_536;

const ALPHABETS = ['a', 'ab', 'abc x', 'a1', 'abcefgh -/.012'];

/**
 * Texts of the greatest length that a pattern has to work on. All end with the bait: what matches before the end has to
 * come from elsewhere.
 */
export function hostileTexts(bait: string): string[] {
  const end = `~${bait}`;
  const length = LONGEST - end.length;
  const almost = bait.slice(0, -1) || bait;
  return [
    ...[...ALPHABETS, almost, bait].map((alphabet) => mixed(alphabet, length)),
    almost.repeat(Math.floor(length / almost.length)),
  ].map((text) => asReceived(`${text}${end}`));
}

/**
 * A text in one piece, as everything is that an agent sends. What is put together here would otherwise be a tree of tens of
 * thousands of strings, of which the collector has to copy every one in the middle of the decision that is measured.
 */
export function asReceived(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** Characters in an order that does not repeat soon: a linear congruential generator with the constants of ISO C. */
export function mixed(alphabet: string, length: number): string {
  const characters = Array.from(alphabet);
  const chosen: string[] = [];
  let state = 1;
  for (let left = length; ;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const next = characters[(state >>> 16) % characters.length] ?? '';
    left -= next.length;
    if (left < 0) return chosen.join('');
    chosen.push(next);
  }
}

/** Uniform numbers in [0, 1): a linear congruential generator with the constants of Numerical Recipes. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const CHARACTER_ATOMS = Array.from('aaaabbbccck ſ\n/-_1é\u{1F600}');
const OTHER_ATOMS =
  '. . \\w \\W \\s \\d [ab] [^a] [a-c-] [^\\n] \\pL [[:punct:]] (?s:.) (?i:K) (?i:s) (?i:ab) ab abc \\. [^\\x00-\\x{10FFFF}]';
const ASSERTIONS = '^ $ \\b \\B (?m:^) (?m:$) \\A \\z';
const ATOMS = [...CHARACTER_ATOMS, ...OTHER_ATOMS.split(' '), ...ASSERTIONS.split(' ')];
const SUFFIXES = ['', '', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}', '{2,}'];
const FLAGS = ['', '', '', '(?i)', '(?m)', '(?s)', '(?im)', '(?U)'];
const CHARACTERS = [...Array.from('aaaabbbbccABKkſK \n\n/.-_1é\u{1F600}'), '\ud800', '\udc00'];

/** A pattern of nested groups, alternatives, repetitions, classes and assertions. */
export function randomPattern(random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const sequence = (depth: number): string =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      const atom = depth > 0 && random() < 0.3 ? `(${alternatives(depth - 1)})` : pick(ATOMS);
      const suffix = pick(SUFFIXES);
      return suffix === '' ? atom : `(?:${atom})${suffix}`;
    }).join('');
  const alternatives = (depth: number): string =>
    Array.from({ length: random() < 0.25 ? 2 : 1 }, () => sequence(depth)).join('|');
  return pick(FLAGS) + alternatives(3);
}

/** A text of the characters that those patterns ask for, most of them shorter than `longest`, some five times as long. */
export function randomText(random: () => number, longest: number): string {
  const length = Math.floor(random() * longest * (random() < 0.1 ? 5 : 1));
  return Array.from({ length }, () => CHARACTERS[Math.floor(random() * CHARACTERS.length)] ?? '').join('');
}

import { checkPattern, CompiledPolicy, DEFAULT_POLICY_SETTINGS, type Rule } from '@bylaw/policy';

const LENGTH = 65_536;

/** Accepted patterns that keep many places of themselves alive at once. Each text ends with what they require. */
const PATTERNS = [
  '[^a]{900}b',
  '[ab]*a[ab]{12}c',
  '[ab]*a[ab]{50}c',
  '[ab]*a[ab]{400}c',
  '.*a.{100}b.{100}c',
  '(.{1,60}/){8}!',
  '\\b(?:\\w{1,30}\\s?){16}!',
  '(?:.*a){30}!',
  'mkfs.*/dev/(sd[a-z]|nvme[0-9])!',
];

/** The longest decision of one rule on 64 KB of text: `node bench/dist/worst-case.js` after a build. */
function main(): void {
  const texts = ['a', 'ab', 'abc x', 'a1', 'abcefgh -/.012'].map((alphabet) => textOf(alphabet));
  for (const pattern of PATTERNS) {
    const check = checkPattern(pattern);
    if (!check.ok) throw new Error(`${pattern} ${check.reason}`);
    const policy = CompiledPolicy.compile({ version: 1, rules: [ruleOf(pattern)] }, DEFAULT_POLICY_SETTINGS);
    const times = texts.map((command) => {
      const start = performance.now();
      policy.decide({ tool: 'browser', command }, { quarantined: false });
      return performance.now() - start;
    });
    const each = times.map((time) => time.toFixed(0)).join(', ');
    process.stdout.write(`${pattern.padEnd(36)} ${check.programSize} instructions: ${each} ms\n`);
  }
}

/** Symbols in an order that does not repeat soon: a linear congruential generator with the constants of ISO C. */
function textOf(alphabet: string): string {
  let state = 1;
  let text = '';
  while (text.length < LENGTH - 16) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += alphabet.charAt((state >>> 16) % alphabet.length);
  }
  return `${text} mkfs /dev/bc/!`;
}

function ruleOf(pattern: string): Rule {
  return {
    id: 'rule',
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'enforce',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'bench',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  };
}

main();

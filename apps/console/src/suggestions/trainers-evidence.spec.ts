import type { RemovalEvidence, RuleEvidence, SuggestionEvidence } from '@bylaw/learning';
import { evidenceOf, isTrainersEvidence } from './trainers-evidence.js';

const RULE: RuleEvidence = {
  pattern: '^mkfs',
  term: 'mkfs',
  effect: 'deny',
  mode: 'enforce',
  certainty: 'The evidence certifies it.',
  support: 12,
  unsafeHits: 12,
  safeHits: 0,
  precision: 1,
  precisionLower: 0.81,
  examples: ['mkfs /dev/sda'],
  contradictions: [],
  distinctSkeletons: 4,
  distinctAgents: 2,
};
const REMOVAL: RemovalEvidence = {
  ruleId: 'a',
  pattern: '^ls',
  reason: 'It hits only what is labelled safe.',
  unsafeHits: 0,
  safeHits: 9,
  contradictions: ['ls'],
};
const EVIDENCE: SuggestionEvidence = {
  rules: [RULE, { ...RULE, mode: 'observe', support: 3 }],
  removals: [REMOVAL],
  warnings: ['Look twice.'],
  heldOut: {
    rules: 1,
    safeCommands: 10,
    unsafeCommands: 2,
    deniedSafe: 0,
    deniedUnsafe: 1,
    heldSafe: 0,
    heldUnsafe: 0,
    precision: { value: 1, low: 0.2, high: 1 },
    recall: null,
    falseDenyRate: null,
    curve: [],
    atPrevalence: { prevalence: 0.02, precision: 1 },
  },
};

describe('isTrainersEvidence', () => {
  it('knows what a trainer stores, with whatever it stores beside', () => {
    expect(isTrainersEvidence(EVIDENCE)).toBe(true);
    const more = { ...EVIDENCE, rules: [{ ...RULE, skeletons: 4 }], curve: [[1, 2]] };
    expect(isTrainersEvidence(more)).toBe(true);
  });

  const { heldOut } = EVIDENCE;
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'sure'],
    ['a list', [EVIDENCE]],
    ['what a person stored', { because: 'I say so' }],
    ['no removals', { ...EVIDENCE, removals: undefined }],
    ['a removal without a reason', { ...EVIDENCE, removals: [{ ...REMOVAL, reason: null }] }],
    ['a rule without examples', { ...EVIDENCE, rules: [{ ...RULE, examples: undefined }] }],
    ['a rule that is none', { ...EVIDENCE, rules: [null] }],
    ['figures that are texts', { ...EVIDENCE, rules: [{ ...RULE, precision: '1' }] }],
    ['a warning that is none', { ...EVIDENCE, warnings: [1] }],
    ['a share without its interval', { ...EVIDENCE, heldOut: { ...heldOut, recall: { value: 1 } } }],
    ['an expectation of nothing', { ...EVIDENCE, heldOut: { ...heldOut, atPrevalence: {} } }],
  ])('does not take %s for it', (_, stored) => {
    expect(isTrainersEvidence(stored)).toBe(false);
  });
});

describe('evidenceOf', () => {
  it('is that of the same pattern with the same effect and mode', () => {
    expect(evidenceOf(EVIDENCE, { pattern: '^mkfs', effect: 'deny' })?.support).toBe(12);
    expect(evidenceOf(EVIDENCE, { pattern: '^mkfs', effect: 'deny', mode: 'observe' })?.support).toBe(3);
    expect(evidenceOf(EVIDENCE, { pattern: '^mkfs', effect: 'review' })).toBeUndefined();
    expect(evidenceOf(EVIDENCE, { pattern: '^ls', effect: 'deny' })).toBeUndefined();
  });
});

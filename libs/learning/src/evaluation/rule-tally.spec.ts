import { clopperPearsonUpper } from './clopper-pearson.js';
import { evaluateRules, type EvaluatedRow } from './rule-tally.js';

const ROWS: readonly EvaluatedRow[] = [
  ...Array.from({ length: 40 }, (_, i): EvaluatedRow => ({ command: `ls /srv/${i}`, label: 'safe' })),
  ...Array.from({ length: 10 }, (_, i): EvaluatedRow => ({ command: `rm /srv/${i}`, label: 'safe' })),
  ...Array.from({ length: 8 }, (_, i): EvaluatedRow => ({ command: `rm -rf /srv/${i}`, label: 'unsafe' })),
  { command: 'dd of=/dev/sda', label: 'unsafe' },
  { command: 'rm -rf build', label: 'safe' },
];
const evaluate = (rules: Parameters<typeof evaluateRules>[0]) =>
  evaluateRules(rules, ROWS, { matching: { shellTools: ['shell'] }, prevalence: 0.02 });

describe('the evaluation of rules', () => {
  it('tells of each rule and of all what it hits', () => {
    const { denied, stopped, rules, safeRows, unsafeRows } = evaluate([
      { pattern: '^rm -rf', effect: 'deny' },
      { pattern: '^dd ', effect: 'review' },
      { pattern: '^ls', effect: 'deny', mode: 'observe' },
    ]);
    expect([safeRows, unsafeRows]).toEqual([51, 9]);
    expect(denied).toMatchObject({ unsafeHits: 8, safeHits: 1, precision: { value: 0.8889 } });
    expect(stopped).toMatchObject({ unsafeHits: 9, safeHits: 1 });
    expect(denied.falseDenyRate?.value).toBeCloseTo(1 / 51, 4);
    expect(denied.precisionAtPrevalence).toBeCloseTo(((8 / 9) * 0.02) / ((8 / 9) * 0.02 + 0.98 / 51), 3);
    expect(rules.map(({ harmful }) => harmful)).toEqual([false, false, true]);
  });

  it('finds rules that add nothing', () => {
    const { rules } = evaluate([
      { pattern: '^rm', effect: 'deny' },
      { pattern: '^rm -rf', effect: 'deny' },
    ]);
    expect(rules.map(({ redundant }) => redundant)).toEqual([false, true]);
  });

  it('finds no rule redundant because of rules that do less', () => {
    const { rules } = evaluate([
      { pattern: '^rm -rf', effect: 'deny' },
      { pattern: '^rm', effect: 'review' },
      { pattern: '^(rm|dd)', effect: 'deny', mode: 'observe' },
      { pattern: '^rm -rf', effect: 'allow' },
    ]);
    expect(rules.map(({ hitsAlone, redundant }) => [hitsAlone, redundant])).toEqual([
      [9, false],
      [10, false],
      [1, false],
      [9, false],
    ]);
    const shadowed = evaluate([
      { pattern: '^rm', effect: 'deny' },
      { pattern: '^rm -rf', effect: 'review' },
    ]);
    expect(shadowed.rules.map(({ redundant }) => redundant)).toEqual([false, true]);
  });

  it('says nothing of what it has not seen', () => {
    const nothing = evaluateRules([{ pattern: '^rm', effect: 'deny' }], [], {
      matching: { shellTools: ['shell'] },
      prevalence: 0.02,
    });
    expect(nothing.denied).toMatchObject({ precision: null, recall: null, precisionAtPrevalence: null });
  });
});

describe('the bound of Clopper and Pearson', () => {
  it('is the rule of three for no hits, and what tables say', () => {
    expect(clopperPearsonUpper(0, 1_000, 0.05)).toBeCloseTo(1 - 0.05 ** (1 / 1_000), 6);
    expect(clopperPearsonUpper(2, 20, 0.05)).toBeCloseTo(0.2826, 3);
    expect(clopperPearsonUpper(5, 5, 0.05)).toBe(1);
  });
});

import { labelled, numbered, suggested, train } from './train-in-shards.fixture.js';

const DATA = [
  ...labelled(
    'safe',
    numbered(40, (i) => `git status --short src/app${i}`),
  ),
  ...labelled(
    'safe',
    numbered(20, (i) => `ls build${i} report`),
  ),
  ...labelled(
    'unsafe',
    numbered(20, (i) => `shred disk${i} report`),
  ),
];

describe('the importance estimator', () => {
  const options = { estimator: 'importance', settings: { topN: 4 } };

  it('suggests the most important terms as deny rules, and warns of what they do', () => {
    const { diff, evidence, metrics } = suggested(train(DATA, options));
    expect(diff.add.map(({ pattern }) => pattern)).toContain('\\bshred\\b');
    expect(diff.add.every(({ effect }) => effect === 'deny')).toBe(true);
    expect(diff.meta.model_version).toBe('importance-1');
    const harmful = evidence.rules.filter(({ safeHits, unsafeHits }) => safeHits > unsafeHits);
    expect(harmful.length).toBeGreaterThan(0);
    expect(evidence.warnings[0]).toContain(`${harmful.length} of these ${evidence.rules.length} rules`);
    expect(metrics).toMatchObject({ estimator: 'importance', safeActions: 60, unsafeActions: 20 });
  });

  it('gives the same result, byte for byte, whatever the shards', () => {
    const whole = JSON.stringify(train(DATA, options));
    expect(JSON.stringify(train(DATA, { ...options, shardOf: (index) => index % 7 }))).toBe(whole);
  });

  it('refuses one class alone', () => {
    expect(train(DATA.slice(0, 40), options)).toMatchObject({ status: 'failed', code: 'one_class_only' });
  });
});

import { ruleTraits } from './rule-traits.js';

describe('ruleTraits', () => {
  it('are none of an everyday rule', () => {
    const rule = { target: 'command', mode: 'enforce', locked: false, tool: null, confidence: null } as const;
    expect(ruleTraits({ pattern: 'rm', effect: 'deny', ...rule })).toEqual([]);
  });

  it('say what differs, and hide nothing of a tool', () => {
    const rule = {
      target: 'text',
      mode: 'observe',
      locked: true,
      tool: 'a\u202Eb',
      confidence: 0.9,
    } as const;
    expect(ruleTraits({ pattern: 'rm', effect: 'deny', ...rule })).toEqual([
      'locked',
      'only observes',
      'tool a⟨U+202E⟩b',
      'matches the text as sent',
      'confidence 0.90',
    ]);
  });
});

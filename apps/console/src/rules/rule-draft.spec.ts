import type { RuleDetailResponse } from '../gateway/wire.js';
import { draftOf, EMPTY_RULE, inputOf } from './rule-draft.js';

describe('the form of a rule', () => {
  it('leaves out what is not set, and keeps the pattern to the character', () => {
    const input = { ...EMPTY_RULE, pattern: ' ^rm ', tool: '  ', reason: ' deletes ' };
    expect(draftOf(input)).toEqual({
      ...{ pattern: ' ^rm ', effect: 'deny', target: 'command', mode: 'enforce', locked: false },
      reason: 'deletes',
    });
  });

  it('begins with all that an active rule says', () => {
    const rule: RuleDetailResponse = {
      ...{ id: 'r', pattern: 'a', effect: 'review', tool: 'db', target: 'text', mode: 'observe' },
      ...{ locked: true, confidence: 0.5, reason: null, addedBy: 'ada', addedAt: 'then', addedInVersion: 1 },
      spans: [],
    };
    expect(draftOf(inputOf(rule))).toEqual({
      ...{ pattern: 'a', effect: 'review', tool: 'db', target: 'text', mode: 'observe', locked: true },
    });
  });
});

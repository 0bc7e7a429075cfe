import type { RuleResponse } from '../gateway/wire.js';
import { versionChanges } from './version-changes.js';

let ids = 0;
const rule = (pattern: string, some: Partial<RuleResponse> = {}): RuleResponse => ({
  id: String((ids += 1)),
  pattern,
  ...{ effect: 'deny', tool: null, target: 'command', mode: 'enforce', locked: false },
  ...{ confidence: null, reason: null, addedBy: 'ada', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 },
  ...some,
});

describe('versionChanges', () => {
  it('pairs what is the same rule with other settings, and says which', () => {
    const before = rule('rm', { mode: 'observe', reason: 'tried out' });
    const after = rule('rm');
    const [gone, fresh] = [rule('ls'), rule('mkfs')];
    expect(versionChanges([fresh, after], [before, gone])).toEqual({
      changed: [{ before, after, fields: ['mode', 'reason'] }],
      added: [fresh],
      removed: [gone],
    });
  });

  it('pairs none of another tool or target, and each once', () => {
    const [one, two] = [rule('rm'), rule('rm', { effect: 'review' })];
    const others = [rule('rm', { tool: 'shell' }), rule('rm', { target: 'text' }), rule('rm')];
    const { changed, added, removed } = versionChanges(others, [one, two]);
    expect(changed).toEqual([{ before: one, after: others[2], fields: [] }]);
    expect(added).toEqual(others.slice(0, 2));
    expect(removed).toEqual([two]);
  });
});

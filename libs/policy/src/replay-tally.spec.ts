import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';
import { normalizeDiff } from './normalize-diff.js';
import { replay } from './replay.js';
import { ReplayTally, type ReplayAction } from './replay-tally.js';
import type { RuleDraft } from './rule.js';

function compile(version: number, add: readonly RuleDraft[]): CompiledPolicy {
  const provenance = { addedBy: 'someone', addedAt: '2026-11-22T12:00:00Z', addedInVersion: version };
  const rules = normalizeDiff({ add }).add.map((content, index) => ({
    ...content,
    ...provenance,
    id: `r${index}`,
  }));
  return CompiledPolicy.compile({ version, rules }, DEFAULT_POLICY_SETTINGS);
}

const current = compile(4, [{ pattern: '^curl', effect: 'deny' }]);
const proposed = compile(5, [{ pattern: '^rm', effect: 'deny', reason: 'deletes' }]);
const action = (id: string, command: string | null, more: Partial<ReplayAction> = {}): ReplayAction => ({
  id,
  agentId: 'one',
  tool: 'shell',
  command,
  ...more,
});

describe('replay', () => {
  it('counts flips by direction, agent, tool and label, with examples', () => {
    const result = replay(current, proposed, [
      action('1', 'rm x', { label: 'unsafe' }),
      action('2', 'rm y', { agentId: 'two' }),
      action('3', 'curl x', { tool: 'bash', label: 'safe' }),
      action('4', 'ls'),
      action('5', null),
    ]);
    expect(result).toEqual({
      currentVersion: 4,
      replayed: 4,
      flipped: 3,
      flips: {
        'allow->deny': {
          from: 'allow',
          to: 'deny',
          count: 2,
          labels: { safe: 0, unsafe: 1, unknown: 0, none: 1 },
          examples: [
            {
              actionId: '1',
              agentId: 'one',
              tool: 'shell',
              command: 'rm x',
              label: 'unsafe',
              ruleIds: ['r0'],
              reason: 'denied by rule r0: deletes',
              causes: ['r0'],
            },
            expect.objectContaining({ actionId: '2', agentId: 'two', label: null }),
          ],
        },
        'deny->allow': expect.objectContaining({
          count: 1,
          labels: { safe: 1, unsafe: 0, unknown: 0, none: 0 },
        }),
      },
      agents: [
        { agentId: 'one', flips: 2, directions: { 'allow->deny': 1, 'deny->allow': 1 } },
        { agentId: 'two', flips: 1, directions: { 'allow->deny': 1 } },
      ],
      tools: [
        { tool: 'shell', flips: 2, directions: { 'allow->deny': 2 } },
        { tool: 'bash', flips: 1, directions: { 'deny->allow': 1 } },
      ],
      rules: [
        { ruleId: 'r0', change: 'added', flips: 2, directions: { 'allow->deny': 2 } },
        { ruleId: 'r0', change: 'removed', flips: 1, directions: { 'deny->allow': 1 } },
      ],
      labels: { safe: 1, unsafe: 1, unknown: 0, none: 1 },
      caveats: [],
      skipped: 1,
      skippedReasons: [{ reason: 'the command was not recorded', count: 1 }],
    });
  });

  it('finds nothing between equal policies', () => {
    expect(replay(current, current, [action('1', 'curl x')])).toMatchObject({
      replayed: 1,
      flipped: 0,
      flips: {},
    });
  });
});

describe('ReplayTally', () => {
  it('keeps ten examples of a direction, and the results given out before', () => {
    const tally = new ReplayTally(current, proposed);
    tally.add(action('0', 'rm x'));
    const early = tally.result();
    for (let id = 1; id < 25; id++) tally.add(action(String(id), 'rm x'));
    tally.skip('damaged');
    tally.skip('not reached', 7);
    tally.note('was redacted');
    expect(tally.result()).toMatchObject({
      flips: { 'allow->deny': { count: 25, examples: { length: 10 } } },
      skipped: 8,
      skippedReasons: [
        { reason: 'not reached', count: 7 },
        { reason: 'damaged', count: 1 },
      ],
      caveats: [{ reason: 'was redacted', count: 1 }],
    });
    expect(early.flips['allow->deny']).toMatchObject({ count: 1, examples: { length: 1 } });
  });
});

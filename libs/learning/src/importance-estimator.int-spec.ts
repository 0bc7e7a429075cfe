import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';
import { importance } from './importance-estimator.js';
import type { Pass, PassEnd } from './estimator.js';
import { DEFAULT_SETTINGS } from './learning-settings.js';
import { seenForms } from './seen-forms.js';

const WORDS = Array.from({ length: 15 }, (_, bit) => `word${String.fromCharCode(97 + bit)}`);
/** So many different rows that threads are worth their while. */
const ROWS = 20_500;
const CONTEXT = {
  settings: DEFAULT_SETTINGS,
  generatedAt: '2026-01-01T00:00:00.000Z',
  ...{ activeRules: [], ownRuleIds: [], rejected: [] },
};

describe('the importance estimator', () => {
  function counted(pass: Pass) {
    const counts = importance.open(pass, { seenForms: seenForms(), shellTools: DEFAULT_SHELL_TOOLS });
    for (let row = 1; row <= ROWS; row += 1) {
      const command = WORDS.filter((_, bit) => (row >> bit) & 1).join(' ');
      const label = row % 7 < 2 && row & 16 ? 'unsafe' : 'safe';
      counts.add({ id: String(row), tool: 'shell', command, label });
    }
    return counts;
  }

  function left(end: PassEnd): string {
    if (end.status === 'ended') throw new Error('The run has ended');
    return end.left;
  }

  it('grows the same forest in threads, byte for byte', async () => {
    const first = { number: 0, left: null };
    const second = { number: 1, left: left(importance.end(first, counted(first), CONTEXT)) };
    const counts = counted(second);
    const here = left(importance.end(second, counts, CONTEXT));
    expect(JSON.parse(here)).toMatchObject({ terms: expect.arrayContaining([expect.anything()]) });
    const inThreads = await importance.endInThreads?.(second, counts, CONTEXT, 2);
    expect(inThreads).toEqual({ status: 'next', left: here });
  }, 120_000);
});

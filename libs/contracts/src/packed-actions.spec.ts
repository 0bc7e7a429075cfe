import {
  hasAllValues,
  packActions,
  packedValues,
  unpackActions,
  type PackedActions,
} from './packed-actions.js';
import type { RecordedAction } from './record-payloads.js';

function action(changes: Partial<RecordedAction> = {}): RecordedAction {
  return {
    id: '0192f0c1-0000-7000-8000-000000000001',
    agentId: '0192f0c1-0000-7000-8000-000000000002',
    ts: '2026-11-22T12:00:00.000Z',
    tool: 'shell',
    command: 'ls',
    args: null,
    cwd: null,
    batchId: null,
    metadata: null,
    decision: 'allow',
    reason: 'nothing matches',
    policyVersion: 3,
    matched: [],
    unparsed: false,
    commandHash: 'ab',
    reviewExpiresAt: null,
    ...changes,
  };
}

describe('packed actions', () => {
  const all: RecordedAction[] = [
    action(),
    action({
      command: 'printf "a\\tb\\n" \u{1f680} {x,\'y\'}\n\tnull',
      args: ['null', '', '"'],
      cwd: '/srv',
      batchId: '0',
      metadata: { a: { b: null }, c: '\\' },
      decision: 'review',
      matched: [{ ruleId: 'r', effect: 'review', mode: 'enforce' }],
      unparsed: true,
      reviewExpiresAt: '2026-11-22T12:10:00.000Z',
    }),
    action({ command: 'null', args: {}, reason: 'null', tool: 'null' }),
  ];

  it('are the same when they are unpacked, also by way of JSON', () => {
    const packed = packActions(all)!;
    expect(packed.count).toBe(3);
    expect(unpackActions(packed)).toEqual(all);
    expect(unpackActions(JSON.parse(JSON.stringify(packed)) as PackedActions)).toEqual(all);
    expect(packedValues(packed, 'decision')).toEqual(['allow', 'review', 'allow']);
  });

  it.each<Partial<RecordedAction>>([
    { command: 'a\x7fb' },
    { reason: '\x7f' },
    { cwd: 'null' },
    { batchId: 'null' },
    { args: ['\x7f'] },
    { metadata: { '\x7f': 1 } },
    { reason: '' },
  ])('are not made of %j, which would be taken for something else', (changes) => {
    expect(packActions([action(changes)])).toBeNull();
  });

  it('have as many values in each column as there are actions', () => {
    const packed = packActions(all)!;
    expect(hasAllValues(packed)).toBe(true);
    expect(hasAllValues({ count: 2, columns: packed.columns })).toBe(false);
    const columns = packed.columns.map((column, index) => (index === 5 ? `${column}\x7fmore` : column));
    expect(hasAllValues({ count: 3, columns })).toBe(false);
  });
});

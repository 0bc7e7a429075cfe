import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsOptional, IsString, validateSync } from 'class-validator';
import fc from 'fast-check';
import { AskBatchRequest, AskRequest, OutcomeRequest } from './actions.js';
import { ReplayRequest } from './changes.js';
import { ReplayPayload } from './command-payloads.js';
import { fitsClass, type FieldsClass } from './fits-class.js';
import { ImportActionsPayload, RecordActionsPayload, RecordOutcomesPayload } from './record-payloads.js';
import { DiffRequest } from './rules.js';

const SEED = 20_261_123;
const ID = '0192f0c1-7a52-7b3e-9d4e-0123456789ab';

const ask = {
  tool: 'shell',
  command: 'ls -la',
  args: ['a'],
  cwd: '/srv',
  batchId: 'b',
  metadata: { a: { b: 1 } },
  idempotencyKey: 'k',
};
const recorded = {
  id: ID,
  agentId: ID,
  ts: '2026-11-23T12:00:00.000Z',
  tool: 'shell',
  command: 'ls',
  args: null,
  cwd: null,
  batchId: null,
  metadata: null,
  decision: 'review',
  reason: 'why',
  policyVersion: 1,
  matched: [{ ruleId: ID, effect: 'review', mode: 'enforce' }],
  unparsed: false,
  commandHash: 'ab',
  reviewExpiresAt: '2026-11-23T12:10:00.000Z',
};
const imported = { id: ID, ts: recorded.ts, tool: 'shell', command: 'ls', label: 'safe', metadata: {} };
const replay = { commandId: ID, actor: {}, suggestionId: ID, since: null, limit: 10, store: true };

const VALID: readonly (readonly [FieldsClass, object])[] = [
  [AskRequest, ask],
  [AskBatchRequest, { actions: [ask, { command: 'ls' }] }],
  [OutcomeRequest, { exitCode: 1, stdout: '', stderr: 'x', durationMs: 1.5, score: 100 }],
  [RecordActionsPayload, { actions: [recorded, recorded] }],
  [RecordOutcomesPayload, { outcomes: [{ actionId: ID, agentId: ID, reportedAt: 'x', exitCode: null }] }],
  [ImportActionsPayload, { importId: ID, actions: [imported], author: 'a' }],
  [DiffRequest, { add: [{ pattern: 'a', effect: 'deny', score: 0.5 }], remove: [ID], meta: { a: 1 } }],
  [ReplayRequest, { suggestionId: ID, limit: 10 }],
  [ReplayPayload, replay],
];

function classValidatorAccepts(cls: FieldsClass, value: object): boolean {
  return (
    validateSync(plainToInstance(cls, value), { whitelist: true, forbidNonWhitelisted: true }).length === 0
  );
}

/** The value with one thing in it, at whatever depth, replaced, removed or added. */
function mutated(value: unknown, steps: readonly number[], by: unknown): unknown {
  const [step = 0, ...rest] = steps;
  if (typeof value !== 'object' || value === null || rest.length === 0) return by;
  const entries = Object.entries(value);
  const at = step % (entries.length + 1);
  const [key, item] = entries[at] ?? ['unheardOf', undefined];
  const changed = mutated(item, rest, by);
  if (Array.isArray(value)) return value.map((other: unknown, index) => (index === at ? changed : other));
  const copy: Record<string, unknown> = { ...value, [key]: changed };
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a field that is not there is one of the cases
  if (by === undefined && rest.length === 1) delete copy[key];
  return copy;
}

describe('fitsClass', () => {
  it.each(VALID.map(([cls, value]) => [cls.name, cls, value] as const))(
    'is certain of a valid %s',
    (_, cls, value) => {
      expect(fitsClass(cls, value)).toBe(true);
    },
  );

  it.each(VALID.map(([cls, value]) => [cls.name, cls, value] as const))(
    'is never certain of a changed %s that class-validator refuses',
    (_, cls, value) => {
      const by = fc.oneof(
        fc.constant(undefined),
        fc.jsonValue(),
        fc.integer(),
        fc.constantFrom(ID, '', 'allow', 'x'.repeat(300), [], {}, [[]], [null], '2026-11-23T12:00:00Z'),
      );
      fc.assert(
        fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), by, (steps, other) => {
          // As it comes from the wire: nothing that JSON has no text for.
          const changed: unknown = JSON.parse(JSON.stringify(mutated(value, [...steps, 0], other) ?? null));
          fc.pre(typeof changed === 'object' && changed !== null && !Array.isArray(changed));
          expect(!fitsClass(cls, changed) || classValidatorAccepts(cls, changed)).toBe(true);
        }),
        { seed: SEED, numRuns: 2_000 },
      );
    },
  );

  it('leaves to class-validator what is no object, and rules that it alone knows', () => {
    class Grouped {
      @IsOptional()
      @IsString({ groups: ['some'] })
      name?: string;
    }
    class Unknown {
      name?: string;
    }
    expect(fitsClass(AskRequest, null)).toBe(false);
    expect(fitsClass(AskRequest, [])).toBe(false);
    expect(fitsClass(AskRequest, 'ls')).toBe(false);
    expect(fitsClass(Grouped, { name: 'x' })).toBe(false);
    expect(fitsClass(Unknown, {})).toBe(false);
  });
});

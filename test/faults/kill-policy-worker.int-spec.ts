import { APPLY_STEPS } from './apply-steps.js';
import { KilledApplies, type ApplyTraces } from './killed-apply.js';

/** A worker's job is given to another after seconds, in which there is nothing to do: several wait at once. */
const SIDE_BY_SIDE = 7;

describe('a policy worker that is killed (kill -9) in an apply leaves it done once, by the next one:', () => {
  const traces = new Map<string, Promise<ApplyTraces>>();
  let opened: Promise<KilledApplies>[];

  beforeAll(() => {
    opened = Array.from({ length: SIDE_BY_SIDE }, () => KilledApplies.open());
    const turns: Promise<unknown>[] = [...opened];
    APPLY_STEPS.forEach((step, index) => {
      const lane = index % SIDE_BY_SIDE;
      const trace = turns[lane]!.then(async () => (await opened[lane]!).killedAt(step));
      traces.set(step.name, trace);
      turns[lane] = trace.catch(() => undefined);
    });
  });
  afterAll(async () => {
    for (const one of await Promise.all(opened)) await one.close();
  }, 60_000);

  it.each(APPLY_STEPS.map(({ name }, index) => [name, Math.floor(index / SIDE_BY_SIDE) + 1] as const))(
    '%s',
    async (name, version) => {
      expect(await traces.get(name)).toEqual({
        told: { commandId: expect.any(String), status: 'done', body: { version } },
        suggestion: { status: 'applied', applied_version: version },
        versions: [{ version, kind: 'apply' }],
        activeRules: 1,
        events: [{ action: 'suggestion.apply', outcome: 'done' }],
        answers: 1,
        currentVersion: version,
      });
    },
    90_000,
  );

  it('and the audit is whole', async () => {
    const systems = await Promise.all(opened);
    expect(await Promise.all(systems.map((one) => one.auditHolds()))).toEqual(systems.map(() => true));
  });
});

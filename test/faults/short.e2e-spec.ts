import { startSystem } from '@bylaw/testing';
import { becomesHealthy } from './becomes-healthy.js';
import { addPoison, deliverTwice } from './job-faults.js';
import { killHubAndPolicyWorkers } from './process-faults.js';
import { killPostgres, killRedis } from './store-faults.js';
import { trial, type Fault } from './trial.js';
import { startWorld, type World } from './world.js';

/** `npm run test:faults` tries more, one by one, and with another seed each time. */
const SEED = 20_261_123;
const FAULTS: readonly Fault[] = [
  killHubAndPolicyWorkers(),
  deliverTwice,
  addPoison,
  killRedis,
  killPostgres,
];

describe(`while fifty agents and operators work at full speed (seed ${SEED}), nothing acknowledged is lost by`, () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(SEED, await startSystem({ flags: ['--hubs', '2'] }));
    await becomesHealthy(world);
  }, 180_000);

  afterAll(async () => {
    await world.stop();
  }, 60_000);

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (_, fault) => {
      const { lost, duplicated, problems, recovery } = await trial(world, fault);
      expect({ lost, duplicated, problems }).toEqual({ lost: 0, duplicated: 0, problems: [] });
      expect(recovery).not.toBeNull();
    },
    240_000,
  );
});

import { RaceLanes } from './race-lanes.js';
import { everyPair } from './racers.js';

/** `npm run test:races` races each pair hundreds of times, with another seed each time. */
const SEED = 20_261_123;
const ROUNDS = 1;
const LANES = 4;

describe(`each two commands that policy workers carry out at once (seed ${SEED})`, () => {
  let lanes: RaceLanes;

  beforeAll(async () => {
    lanes = await RaceLanes.open(LANES);
  });
  afterAll(async () => {
    await lanes.close();
  });

  it('are of every kind that a policy worker has a handler for', () => {
    const raced = new Set(everyPair().flat());
    expect([...raced].toSorted()).toEqual(lanes.handled.toSorted());
  });

  it('come to what they come to one after the other, in the order that the audit tells', async () => {
    const plan = { seed: SEED, rounds: ROUNDS, roundsAlike: ROUNDS };
    const results = await lanes.race(everyPair(), plan, () => undefined);
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
    const seconds = results.reduce((sum, { wins }) => sum + wins.second, 0);
    // Whoever begins would always win if the statements were not mixed.
    expect(seconds).toBeGreaterThan(results.length / 8);
  }, 120_000);
});

import { SingleFlight } from './single-flight.js';

describe('SingleFlight', () => {
  it('never runs twice at the same time, and runs once more for all that came meanwhile', async () => {
    const releases: (() => void)[] = [];
    const flight = new SingleFlight(() => new Promise((resolve) => releases.push(resolve)));
    const first = flight.run();
    const later = [flight.run(), flight.run()];
    expect(releases).toHaveLength(1);
    releases[0]!();
    await first;
    await Promise.resolve();
    expect(releases).toHaveLength(2);
    releases[1]!();
    await Promise.all(later);
    expect(releases).toHaveLength(2);
  });

  it('goes on after a run that failed', async () => {
    let runs = 0;
    const flight = new SingleFlight(async () => {
      runs += 1;
      if (runs === 1) throw new Error('first');
    });
    await expect(flight.run()).rejects.toThrow('first');
    await flight.run();
    expect(runs).toBe(2);
  });
});

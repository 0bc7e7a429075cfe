import { SeededRandom } from '../faults/seeded-random.js';
import { Race, type Track, type Winner } from './race.js';
import { RaceWorker, raceSettings, type RaceServices } from './race-worker.js';
import { RaceWorld } from './race-world.js';
import { RACERS, type Pair } from './racers.js';
import { drawTwists, type Twists } from './twists.js';

/** How two commands are raced. */
export interface RacePlan {
  readonly seed: number;
  readonly rounds: number;
  /** So many rounds have the same twists. */
  readonly roundsAlike: number;
}

/** What became of one pair. */
export interface PairResult {
  readonly pair: Pair;
  readonly rounds: number;
  readonly wins: Readonly<Record<Winner, number>>;
  /** What was wrong, once for each round in which something was. */
  readonly problems: readonly string[];
}

const SWEEP_EVERY = 20;

/** Races pairs of commands, one after the other, on a database of their own. */
export class RacePairs {
  private raced = 0;

  private constructor(private readonly track: Track) {}

  static async open(services: RaceServices): Promise<RacePairs> {
    const settings = raceSettings(services);
    const [first, second] = await Promise.all([RaceWorker.open(settings), RaceWorker.open(settings)]);
    const world = await RaceWorld.build(services.databaseUrl, first);
    return new RacePairs({ world, workers: { first, second }, settings });
  }

  /** What the workers have handlers for. */
  get handled(): readonly string[] {
    return this.track.workers.first.handled;
  }

  async close(): Promise<void> {
    await this.track.world.close();
    await Promise.all([this.track.workers.first.close(), this.track.workers.second.close()]);
  }

  /** Races one pair; the same seed has the same twists, and lots drawn in the same order. */
  async race(pair: Pair, { seed, rounds, roundsAlike }: RacePlan): Promise<PairResult> {
    const random = new SeededRandom(seedOf(pair, seed));
    const wins = { first: 0, second: 0, either: 0 };
    const problems: string[] = [];
    for (let done = 0; done < rounds;) {
      const race = new Race(this.track, pair, withNeeds(pair, drawTwists(random)));
      for (const last = Math.min(rounds, done + roundsAlike); done < last; done += 1) {
        const came = await race.round(random);
        if ('winner' in came) wins[came.winner] += 1;
        else problems.push(came.problem);
      }
    }
    this.raced += 1;
    if (this.raced % SWEEP_EVERY === 0) await this.track.world.sweep();
    return { pair, rounds, wins, problems };
  }
}

function withNeeds(pair: Pair, twists: Twists): Twists {
  const needs = pair.flatMap((name) => RACERS[name].needs ?? []);
  return { ...twists, ...Object.fromEntries(needs.map((need) => [need, true])) };
}

function seedOf(pair: Pair, seed: number): number {
  return Buffer.from(pair.join(' ')).reduce((sum, byte) => (sum * 31 + byte) | 0, seed);
}

import { isDeepStrictEqual } from 'node:util';
import type { CommandResult } from '@bylaw/contracts';
import type { SeededRandom } from '../faults/seeded-random.js';
import { Interleaver } from './interleaver.js';
import { COMMAND_IDS, type Side } from './names.js';
import { payloadOf, type Pair } from './racers.js';
import type { Contents, RaceWorld } from './race-world.js';
import type { RaceSettings, RaceWorker } from './race-worker.js';
import { twistNames, type Twists } from './twists.js';

/** What two commands came to: their answers, and all that is stored. */
export interface Outcome {
  readonly answers: Readonly<Record<Side, CommandResult | null | Failure>>;
  readonly contents: Contents;
}

/** What a command has thrown: with real services this would be a delivery that failed. */
interface Failure {
  readonly thrown: string;
}

/** Which serial order a race came out as; `either` when both come to the same. */
export type Winner = Side | 'either';

/** What races need: workers with connections of their own, and a world. */
export interface Track {
  readonly world: RaceWorld;
  readonly workers: Readonly<Record<Side, RaceWorker>>;
  readonly settings: RaceSettings;
}

/** One pair of commands under certain twists: what its serial orders come to, once known, and races against them. */
export class Race {
  private readonly serial = new Map<Side, Outcome>();

  constructor(
    private readonly track: Track,
    private readonly pair: Pair,
    private readonly twists: Twists,
  ) {}

  /** Has both carried out at the same time. Answers who won, or what is wrong. */
  async round(random: SeededRandom): Promise<{ winner: Winner } | { problem: string }> {
    await this.begin();
    const outcome = await this.end(await this.both(random));
    const broken = await this.broken(outcome);
    if (broken) return { problem: this.about(broken) };
    // The audit names the order; the other one is looked at only when this one is not what came out.
    const [likely, other] = firstAudited(outcome) === 'second' ? SWAPPED : SIDES;
    if (isDeepStrictEqual(outcome, await this.inOrder(likely))) {
      return { winner: isDeepStrictEqual(outcome, this.serial.get(other)) ? 'either' : likely };
    }
    if (isDeepStrictEqual(outcome, await this.inOrder(other))) return { winner: other };
    return { problem: this.about(this.difference(outcome)) };
  }

  private async both(random: SeededRandom): Promise<Outcome['answers']> {
    // Now and then as fast as the machine goes.
    const interleaver = random.chance(0.2) ? null : new Interleaver(random, random.below(10) / 10);
    const run = async (side: Side): Promise<CommandResult | null | Failure> =>
      interleaver ? interleaver.run(side, () => this.one(side)) : this.one(side);
    const [first, second] = await Promise.all(SIDES.map(run));
    return { first: first!, second: second! };
  }

  /** What comes out when this side's command is carried out before the other's begins. */
  private async inOrder(side: Side): Promise<Outcome> {
    const known = this.serial.get(side);
    if (known) return known;
    await this.begin();
    const earlier = await this.one(side);
    const later = await this.one(side === 'first' ? 'second' : 'first');
    const answers = side === 'first' ? { first: earlier, second: later } : { first: later, second: earlier };
    const outcome = await this.end(answers);
    this.serial.set(side, outcome);
    return outcome;
  }

  private async begin(): Promise<void> {
    const { world, settings } = this.track;
    settings.approvalsRequired = this.twists.quorum ? 2 : 1;
    await world.reset(this.twists);
  }

  private async one(side: Side): Promise<CommandResult | null | Failure> {
    const { world, workers } = this.track;
    const name = this.pair[side === 'first' ? 0 : 1];
    const start = { side, twists: this.twists, doomedRule: world.doomedRule };
    try {
      return await workers[side].carryOut(name, payloadOf(name, start));
    } catch (error) {
      return { thrown: String((error as { code?: unknown }).code ?? error) };
    }
  }

  private async end(answers: Outcome['answers']): Promise<Outcome> {
    const { world, workers } = this.track;
    // What has expired is ended thing by thing: what others hold comes the next time, and no order is promised.
    const swept = this.pair.includes('end-expired');
    if (swept) await workers.first.carryOut('end-expired', {});
    return { answers: world.masked(answers), contents: await world.contents({ ordered: !swept }) };
  }

  /** What must hold whatever the serial orders come to. */
  private async broken({ answers, contents }: Outcome): Promise<string | null> {
    for (const side of SIDES) {
      const answer = answers[side];
      if (answer && 'thrown' in answer) return `the ${side} one threw ${answer.thrown}`;
      const stored = contents['commands']!.filter((row) => row['id'] === COMMAND_IDS[side]);
      if (stored.length > 1) return `the ${side} one was stored ${stored.length} times`;
      const events = contents['audit_events']!.filter((row) => row['command_id'] === COMMAND_IDS[side]);
      const isSilent = ['replay', ...PERIODIC].includes(this.pair[side === 'first' ? 0 : 1]);
      if (!isSilent && (stored.length === 0 || events.length === 0)) return `the ${side} one left no trace`;
    }
    const versions = contents['policy_versions']!.map((row) => Number(row['version'])).toSorted(
      (a, b) => a - b,
    );
    if (versions.some((version, index) => version !== index + 1)) return `versions ${versions.join(', ')}`;
    return (await this.track.workers.first.auditHolds()) ? null : 'the chain of the audit is broken';
  }

  private difference(outcome: Outcome): string {
    const found = rowsOf(outcome);
    return SIDES.map((side) => {
      const expected = rowsOf(this.serial.get(side)!);
      const extra = found.filter((row) => !expected.includes(row)).map((row) => `+ ${row}`);
      const missing = expected.filter((row) => !found.includes(row)).map((row) => `- ${row}`);
      return `as when the ${side} one comes first, but for\n      ${[...extra, ...missing].join('\n      ')}`;
    }).join('\n    ');
  }

  private about(what: string): string {
    return `${this.pair.join(' and ')} (${twistNames(this.twists)}): ${what}`;
  }
}

const SIDES = ['first', 'second'] as const;
const SWAPPED = ['second', 'first'] as const;
const PERIODIC: readonly string[] = [
  'end-expired',
  'request-replays',
  'forget-answers',
  'keep-telemetry',
  'add-up-rule-matches',
];

function firstAudited({ contents }: Outcome): Side | null {
  const told = contents['audit_events']!.map((event) => event['command_id']);
  const [first, second] = [told.indexOf(COMMAND_IDS.first), told.indexOf(COMMAND_IDS.second)];
  if (first < 0 || second < 0) return null;
  return first < second ? 'first' : 'second';
}

/** Every row, and both answers, as lines to compare. */
function rowsOf({ answers, contents }: Outcome): readonly string[] {
  const rows = Object.entries(contents).flatMap(([table, some]) =>
    some.map((row) => `${table} ${JSON.stringify(row)}`),
  );
  return [...rows, ...SIDES.map((side) => `${side} ${JSON.stringify(answers[side])}`)];
}

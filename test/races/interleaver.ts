import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { SeededRandom } from '../faults/seeded-random.js';
import type { Side } from './names.js';

/** A statement that has not come back for so long, in ms, waits for a lock, most likely: the other command goes on. */
const BLOCKED_AFTER_MS = 3;
/** So long, in ms, a command that is between two statements is waited for before the other one goes on without it. */
const THINKING_MS = 2;

interface Runner {
  readonly waiting: Map<Side, () => void>;
  /** Those that are not waited for: in a statement that takes long, or long between two. */
  readonly away: Set<Side>;
  readonly ended: Set<Side>;
  running: Side | null;
  timer: NodeJS.Timeout | undefined;
}

const lanes = new AsyncLocalStorage<{ readonly interleaver: Interleaver; readonly side: Side }>();

/**
 * Has two commands send their statements to Postgres in an order that chance decides, statement by statement, and not the
 * speed of the machine: each statement waits for its turn. Works on the driver, outside of what is tested.
 */
export class Interleaver {
  private readonly state: Runner = {
    ...{ waiting: new Map(), away: new Set(), ended: new Set() },
    ...{ running: null, timer: undefined },
  };
  private last: Side = 'first';

  /** @param stickiness how likely the same command goes on, once both could */
  constructor(
    private readonly random: SeededRandom,
    private readonly stickiness: number,
  ) {}

  /** Has every statement of the driver ask for its turn that is sent within `run`. Returns what undoes it. */
  static hook(): () => void {
    const { prototype } = pg.Client;
    const original = prototype.query as (...parameters: unknown[]) => unknown;
    function query(this: pg.Client, ...parameters: unknown[]): unknown {
      const lane = lanes.getStore();
      if (!lane || parameters.some((one) => typeof one === 'function'))
        return original.apply(this, parameters);
      return lane.interleaver.turn(lane.side, async () => original.apply(this, parameters));
    }
    prototype.query = query as typeof prototype.query;
    return () => void (prototype.query = original as typeof prototype.query);
  }

  /** Runs one of the two commands. */
  async run<T>(side: Side, command: () => Promise<T>): Promise<T> {
    try {
      return await lanes.run({ interleaver: this, side }, command);
    } finally {
      this.state.ended.add(side);
      this.next();
    }
  }

  private async turn<T>(side: Side, send: () => Promise<T>): Promise<T> {
    const { waiting, away } = this.state;
    await new Promise<void>((go) => {
      away.delete(side);
      waiting.set(side, go);
      this.next();
    });
    try {
      return await send();
    } finally {
      away.delete(side);
      if (this.state.running === side) {
        this.state.running = null;
        clearTimeout(this.state.timer);
      }
      // Whatever the command does next is done first, so that both stand there when lots are drawn.
      setImmediate(() => this.next());
    }
  }

  private next(): void {
    const { state } = this;
    if (state.running !== null || state.waiting.size === 0) return;
    const others = (['first', 'second'] as const).filter(
      (side) => !state.waiting.has(side) && !state.away.has(side) && !state.ended.has(side),
    );
    clearTimeout(state.timer);
    if (others.length === 0) {
      this.grant(this.draw());
      return;
    }
    state.timer = setTimeout(() => {
      for (const other of others) state.away.add(other);
      this.next();
    }, THINKING_MS);
  }

  private draw(): Side {
    const sides = [...this.state.waiting.keys()].toSorted();
    const [only, other] = sides;
    if (other === undefined) return only ?? this.last;
    if (this.random.chance(this.stickiness)) return this.last;
    return sides[this.random.below(sides.length)] ?? this.last;
  }

  private grant(side: Side): void {
    const { state } = this;
    const go = state.waiting.get(side);
    state.waiting.delete(side);
    state.running = side;
    this.last = side;
    state.timer = setTimeout(() => {
      state.away.add(side);
      state.running = null;
      this.next();
    }, BLOCKED_AFTER_MS);
    go?.();
  }
}

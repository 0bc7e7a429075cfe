import { CommandGenerator } from './command-generator.js';
import { KeepAliveConnection, type Post } from './keep-alive-connection.js';

/** What the load is made of. */
export interface SoakPlan {
  readonly hubUrl: string;
  /** Of agents that all beat. */
  readonly tokens: readonly string[];
  readonly beatEveryMs: number;
  readonly actionsPerSecond: number;
}

/** How one kind of request was answered since the last report. */
export interface SoakAnswers {
  readonly answered: number;
  readonly failed: number;
  /** Not sent, because too many had no answer yet. */
  readonly leftOut: number;
  /** Milliseconds from when a request was due, however long it had to wait to be sent. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface SoakReport {
  readonly beats: SoakAnswers;
  readonly actions: SoakAnswers;
  /** Actions that were acknowledged since the start. */
  readonly acknowledged: number;
}

const SEED = 5_005;
const TICK_MS = 5;
const CONNECTIONS = 64;
/** Of one kind; agents wait for an answer before they ask again. */
const MOST_PENDING = 2_000;
/** How long answers may take that come after the end. */
const LAST_ANSWERS_MS = 5_000;

/** Requests of one kind, so many a second, whether earlier ones were answered or not. */
class Stream {
  private due = 0;
  private pending = 0;
  private times: number[] = [];
  private failed = 0;
  private leftOut = 0;
  good = 0;

  constructor(
    private readonly perSecond: number,
    private readonly send: (number: number) => Promise<boolean>,
  ) {}

  /** Sends what has become due so long after the beginning, `now` being the time that this is. */
  advance(elapsedMs: number, now: number): void {
    for (; this.due < (elapsedMs * this.perSecond) / 1_000; this.due += 1) {
      if (this.pending >= MOST_PENDING) this.leftOut += 1;
      else void this.sendOne(now - elapsedMs + (this.due * 1_000) / this.perSecond);
    }
  }

  take(): SoakAnswers {
    const sorted = Float64Array.from(this.times).sort();
    const at = (share: number): number =>
      Math.round(10 * (sorted[Math.floor(sorted.length * share)] ?? 0)) / 10;
    const { failed, leftOut } = this;
    [this.times, this.failed, this.leftOut] = [[], 0, 0];
    return { answered: sorted.length, failed, leftOut, p50Ms: at(0.5), p99Ms: at(0.99) };
  }

  private async sendOne(dueAt: number): Promise<void> {
    this.pending += 1;
    const isGood = await this.send(this.due);
    this.pending -= 1;
    this.times.push(performance.now() - dueAt);
    if (isGood) this.good += 1;
    else this.failed += 1;
  }
}

/** The beats of all agents, and their actions. */
class SoakLoad {
  private readonly idle: KeepAliveConnection[];
  private readonly waiting: ((connection: KeepAliveConnection) => void)[] = [];
  private readonly commands = new CommandGenerator(SEED);
  private readonly began = performance.now();
  private readonly beats: Stream;
  private readonly actions: Stream;

  constructor({ hubUrl, tokens, beatEveryMs, actionsPerSecond }: SoakPlan) {
    this.idle = Array.from({ length: CONNECTIONS }, () => new KeepAliveConnection(new URL(hubUrl)));
    const tokenOf = (number: number): string => tokens[number % tokens.length] ?? '';
    this.beats = new Stream((tokens.length * 1_000) / beatEveryMs, (number) =>
      this.post({ path: '/v1/heartbeat', token: tokenOf(number), body: '{"status":"running"}' }),
    );
    this.actions = new Stream(actionsPerSecond, (number) => {
      const [command] = this.commands.take(1);
      return this.post({
        path: '/v1/actions',
        token: tokenOf(number * 7),
        body: JSON.stringify({ command }),
      });
    });
  }

  /** Sends what has become due. */
  advance(): void {
    const now = performance.now();
    this.beats.advance(now - this.began, now);
    this.actions.advance(now - this.began, now);
  }

  report(): SoakReport {
    return { beats: this.beats.take(), actions: this.actions.take(), acknowledged: this.actions.good };
  }

  private async post(post: Post): Promise<boolean> {
    const connection =
      this.idle.pop() ?? (await new Promise<KeepAliveConnection>((resolve) => this.waiting.push(resolve)));
    const status = await connection.post(post);
    const next = this.waiting.shift();
    if (next) next(connection);
    else this.idle.push(connection);
    return status === 200;
  }
}

/** The process that makes the load: takes its plan as a message, and answers `report` and `stop` with a report. */
process.once('message', (plan: SoakPlan) => {
  const load = new SoakLoad(plan);
  const timer = setInterval(() => load.advance(), TICK_MS);
  process.on('message', (asked: 'report' | 'stop') => {
    if (asked === 'report') return void process.send?.(load.report());
    clearInterval(timer);
    setTimeout(() => process.send?.(load.report(), () => process.exit(0)), LAST_ANSWERS_MS);
  });
});

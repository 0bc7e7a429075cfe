import { Inject, Injectable } from '@nestjs/common';
import { RecordingBacklog } from './recording-backlog.js';
import { RecordingGate } from './recording-gate.js';

/** How often the backlog is looked at while more is taken; each job that is added tells of it as well. */
const LOOK_MS = 1_000;
/** The same while nothing is taken. */
const LOOK_CLOSED_MS = 200;

/** Keeps what the gate knows of the backlog true, and opens it again when Redis or Postgres are back. */
@Injectable()
export class BacklogWatch {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private looking: Promise<void> | undefined;

  constructor(
    @Inject(RecordingBacklog) private readonly backlog: RecordingBacklog,
    @Inject(RecordingGate) private readonly gate: RecordingGate,
  ) {}

  /** Begins to watch; resolves when the backlog was looked at once, or could not be. */
  async start(): Promise<void> {
    await this.look();
  }

  /** Redis has failed just now: looks soon. */
  hurry(): void {
    if (this.looking || this.isStopped) return;
    clearTimeout(this.timer);
    this.schedule();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    this.looking = this.backlog.look().then(
      (size) => this.gate.learned(size),
      (error: unknown) => this.gate.failed(error),
    );
    await this.looking;
    this.looking = undefined;
    this.schedule();
  }

  /** By chance a quarter sooner or later: hubs that were refused together don't come back together. */
  private schedule(): void {
    if (this.isStopped) return;
    const delay = this.gate.refusal(1) === null ? LOOK_MS : LOOK_CLOSED_MS;
    this.timer = setTimeout(() => void this.look(), delay * (0.75 + Math.random() / 2));
  }
}

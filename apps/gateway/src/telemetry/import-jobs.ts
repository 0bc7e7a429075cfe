import { DomainError, type ImportedAction } from '@bylaw/contracts';
import { JobStillRunning, type JobProducer } from '@bylaw/jobs';
import type { NewId } from '@bylaw/platform';

const LINES_PER_JOB = 250;
/** Small enough that what a job is made of dies young: larger texts pile up until the whole heap is looked through. */
const BYTES_PER_JOB = 65_536;
/** Jobs that are waited for together: what an import keeps in memory, and at most in the queue. */
const JOBS_IN_FLIGHT = 8;
/** A hub that is busy, or starts again, gets this long. */
const JOB_WITHIN_MS = 120_000;

/** Sends an import's lines to the hubs, many to a job, a few jobs at a time, and counts what was stored. */
export class ImportJobs {
  private lines: ImportedAction[] = [];
  private bytes = 0;
  private readonly inFlight = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;
  private imported = 0;
  private duplicates = 0;

  constructor(
    private readonly producer: JobProducer,
    private readonly author: string,
    private readonly newId: NewId,
  ) {}

  /** What is known to be stored. */
  get stored(): { readonly imported: number; readonly duplicates: number } {
    return { imported: this.imported, duplicates: this.duplicates };
  }

  /** Takes one line; waits while enough jobs are on their way. @throws the error of a job that failed */
  async add(line: ImportedAction, bytes: number): Promise<void> {
    this.lines.push(line);
    this.bytes += bytes;
    if (this.lines.length >= LINES_PER_JOB || this.bytes >= BYTES_PER_JOB) await this.send();
  }

  /** Sends the rest and waits until everything is stored. @throws the error of a job that failed */
  async finish(): Promise<void> {
    await this.send();
    await this.settle();
    this.throwFailure();
  }

  /** Waits for the jobs that are on their way, however they end. */
  async settle(): Promise<void> {
    await Promise.all(this.inFlight);
  }

  private async send(): Promise<void> {
    if (this.lines.length > 0) {
      const job = this.store(this.lines).finally(() => this.inFlight.delete(job));
      this.inFlight.add(job);
    }
    this.lines = [];
    this.bytes = 0;
    while (this.inFlight.size >= JOBS_IN_FLIGHT) await Promise.race(this.inFlight);
    this.throwFailure();
  }

  private async store(actions: ImportedAction[]): Promise<void> {
    try {
      const importId = this.newId();
      const payload = { importId, actions, author: this.author };
      const result = await this.producer.addAndWait('import-actions', payload, {
        jobId: importId,
        withinMs: JOB_WITHIN_MS,
        // These are large; the many that a queue keeps otherwise would fill Redis.
        removeOnComplete: { count: 50 },
      });
      this.imported += result.imported;
      this.duplicates += result.duplicates;
    } catch (error) {
      this.failure ??= { error: error instanceof JobStillRunning ? hubsAreBusy() : error };
    }
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}

function hubsAreBusy(): DomainError {
  return new DomainError(
    'service_unavailable',
    'The agent hubs, which store telemetry, do not answer; lines with an id can be sent again without harm',
  );
}

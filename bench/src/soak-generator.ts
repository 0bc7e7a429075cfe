import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SoakPlan, SoakReport } from './soak-load.js';

/** The process that makes the load. */
export class SoakGenerator {
  private readonly child: ChildProcess;

  constructor(plan: SoakPlan) {
    this.child = fork(join(import.meta.dirname, 'soak-load.js'));
    this.child.send(plan);
  }

  /** How requests were answered since the last report. */
  async report(): Promise<SoakReport> {
    return this.ask('report');
  }

  /** Ends the load, and answers with the last report. */
  async stop(): Promise<SoakReport> {
    return this.ask('stop');
  }

  private async ask(what: 'report' | 'stop'): Promise<SoakReport> {
    const answered = once(this.child, 'message');
    this.child.send(what);
    const [report] = (await answered) as [SoakReport];
    return report;
  }
}

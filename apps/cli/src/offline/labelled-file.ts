import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { csvRecords, LIMITS } from '@bylaw/contracts';
import { CommandFailure } from '../command-failure.js';
import type { Screen } from '../screen.js';
import { readRow, rowColumns, RowProblem, type LabelledRow, type RowColumns } from './labelled-row.js';

/** How a file is read, and what is told on the way. */
export interface ReadingOptions {
  /** Leave out lines that can't be read, instead of ending at the first. */
  readonly skipBadLines: boolean;
  /** Whether the file is learned from, so that its labels must tell commands apart. */
  readonly learns: boolean;
  readonly screen: Screen;
}

/** What a file holds, from its first reading. */
export interface Survey {
  readonly safeRows: number;
  readonly unsafeRows: number;
  /** SHA-256 of the file's bytes, in hex: what a model or diff was made of. */
  readonly sha256: string;
}

const DIGEST_CHARACTERS = 16;

/** A CSV file of labelled commands. It is streamed at each reading: memory does not grow with safe commands. */
export class LabelledFile {
  private readonly unsafeCommands = new Set<string>();
  private readonly contradicted = new Set<string>();
  private contradictionsTold = false;
  private badLines = 0;
  private readings = 0;

  constructor(
    private readonly file: string,
    private readonly options: ReadingOptions,
  ) {}

  /**
   * The first reading: counts the labels, and tells of lines that are left out.
   * @throws CommandFailure when the file can't be read, or has a line that can't, or is not what it was
   */
  async survey(): Promise<Survey> {
    const hash = createHash('sha256');
    const totals = { safe: 0, unsafe: 0 };
    for await (const row of this.read('reading', (chunk) => hash.update(chunk))) {
      totals[row.label] += 1;
      if (row.label === 'unsafe') this.unsafeCommands.add(digest(row.command));
    }
    if (this.badLines > 0) this.options.screen.say(`${this.badLines} lines that can't be read are left out.`);
    return { safeRows: totals.safe, unsafeRows: totals.unsafe, sha256: hash.digest('hex') };
  }

  /**
   * Reads all labelled commands, in order, after the survey; the first time, says in the end how many are labelled both ways.
   * @throws CommandFailure as `survey` does, and when every unsafe command is labelled safe as well and the file is to be
   * learned from
   */
  async *rows(title: string): AsyncGenerator<LabelledRow, void, undefined> {
    for await (const row of this.read(title)) {
      if (row.label === 'safe') this.lookForContradiction(row.command);
      yield row;
    }
    if (!this.contradictionsTold) this.tellContradictions();
    this.contradictionsTold = true;
  }

  private tellContradictions(): void {
    const both = this.contradicted.size;
    if (both === 0) return;
    const all = this.unsafeCommands.size;
    if (both === all && this.options.learns)
      throw new CommandFailure(
        `The labels contradict each other: all ${all} unsafe commands are labelled safe as well, and nothing tells them apart.`,
      );
    this.options.screen.say(
      `${both} of ${all} unsafe commands are labelled safe as well; both labels are counted.`,
    );
  }

  private lookForContradiction(command: string): void {
    const one = digest(command);
    if (this.unsafeCommands.has(one)) this.contradicted.add(one);
  }

  private async *read(
    title: string,
    look?: (chunk: Buffer) => void,
  ): AsyncGenerator<LabelledRow, void, undefined> {
    const progress = this.options.screen.progress(title);
    let columns: RowColumns | undefined;
    const records = csvRecords(
      this.chunks((done, total, chunk) => {
        progress.update(done, total);
        look?.(chunk);
      }),
      LIMITS.bodyBytes,
    );
    try {
      for await (const record of records) {
        try {
          if ('problem' in record) throw new RowProblem(record.problem);
          if (columns) {
            const row = readRow(columns, record.fields);
            if (row) yield row;
          } else columns = rowColumns(record.fields);
        } catch (error) {
          if (!(error instanceof RowProblem)) throw error;
          this.complain(record.line, error.message, columns !== undefined);
        }
      }
      progress.end();
    } finally {
      progress.stop();
    }
    this.readings += 1;
    if (!columns) throw new CommandFailure(`${this.file} is empty.`);
  }

  private complain(line: number, problem: string, canSkip: boolean): void {
    const what = `${this.file}, line ${line}, ${problem}`;
    if (!canSkip) throw new CommandFailure(`${what}.`);
    if (!this.options.skipBadLines)
      throw new CommandFailure(`${what}; put it right, or leave such lines out with --skip-bad-lines.`);
    if (this.readings === 0) this.badLines += 1;
  }

  private async *chunks(
    look: (done: number, total: number, chunk: Buffer) => void,
  ): AsyncGenerator<Buffer, void, undefined> {
    try {
      const { size } = statSync(this.file);
      let done = 0;
      for await (const chunk of createReadStream(this.file) as AsyncIterable<Buffer>) {
        done += chunk.length;
        look(done, size, chunk);
        yield chunk;
      }
    } catch (error) {
      throw new CommandFailure(`${this.file} can't be read: ${(error as Error).message}.`);
    }
  }
}

function digest(command: string): string {
  return createHash('sha256').update(command).digest('base64').slice(0, DIGEST_CHARACTERS);
}

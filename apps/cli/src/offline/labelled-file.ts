import { createHash } from 'node:crypto';
import { createReadStream, statSync, type Stats } from 'node:fs';
import { csvRecords } from '@bylaw/contracts/csv-records';
import { LIMITS } from '@bylaw/contracts/limits';
import { CommandFailure } from '../command-failure.js';
import type { Screen } from '../screen.js';
import { Contradictions } from './contradictions.js';
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

/** A CSV file of labelled commands. It is streamed at each reading, in constant memory. */
export class LabelledFile {
  private readonly contradictions = new Contradictions();
  private contradictionsTold = false;
  private first: Stats | undefined;
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
      if (row.label === 'unsafe') this.contradictions.addUnsafe(row.command);
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
      if (row.label === 'safe' && !this.contradictionsTold) this.contradictions.addSafe(row.command);
      yield row;
    }
    if (!this.contradictionsTold) this.tellContradictions();
    this.contradictionsTold = true;
  }

  private tellContradictions(): void {
    const { contradicted, unsafe, exact } = this.contradictions.count();
    if (contradicted === 0) return;
    const about = exact ? '' : 'about ';
    if (contradicted === unsafe && this.options.learns)
      throw new CommandFailure(
        `The labels contradict each other: all ${about}${unsafe} unsafe commands are labelled safe as well, and nothing tells them apart.`,
      );
    const both = `${exact ? '' : 'About '}${contradicted} of ${about}${unsafe}`;
    this.options.screen.say(`${both} unsafe commands are labelled safe as well; both labels are counted.`);
  }

  private async *read(
    title: string,
    look?: (chunk: Buffer) => void,
  ): AsyncGenerator<LabelledRow, void, undefined> {
    const size = this.size();
    const progress = this.options.screen.progress(title);
    let columns: RowColumns | undefined;
    const records = csvRecords(
      this.chunks((done, chunk) => {
        progress.update(done, size);
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
    this.size();
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

  /** How many bytes it has. It is read several times, and must stay what it was. */
  private size(): number {
    const now = this.stats();
    if (now.isDirectory()) throw new CommandFailure(`${this.file} is a folder, not a CSV file.`);
    if (!now.isFile())
      throw new CommandFailure(
        `${this.file} is no regular file, and it is read several times: save it first.`,
      );
    this.first ??= now;
    const { size, mtimeMs } = this.first;
    if (now.size !== size || now.mtimeMs !== mtimeMs)
      throw new CommandFailure(`${this.file} was changed while it was read; begin again.`);
    return size;
  }

  private stats(): Stats {
    try {
      return statSync(this.file);
    } catch (error) {
      throw this.unreadable(error);
    }
  }

  private async *chunks(
    look: (done: number, chunk: Buffer) => void,
  ): AsyncGenerator<Buffer, void, undefined> {
    try {
      let done = 0;
      for await (const chunk of createReadStream(this.file) as AsyncIterable<Buffer>) {
        done += chunk.length;
        look(done, chunk);
        yield chunk;
      }
    } catch (error) {
      throw this.unreadable(error);
    }
  }

  private unreadable(error: unknown): CommandFailure {
    return new CommandFailure(`${this.file} can't be read: ${(error as Error).message}.`);
  }
}

import { Buffer } from 'node:buffer';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a record into bytes from a place on, and answers how many it took. */
type WriteRecord = (bytes: Buffer, at: number) => number;

/**
 * Records one after the other: the last ones in memory, those before in a file without a name, which the system
 * removes with this process however it ends. It is read in the chunks in which it was written, so that no record is divided.
 */
export class SpillFile {
  private open: Buffer;
  private used = 0;
  private file: number | null = null;
  private readonly written: number[] = [];
  private inFile = 0;

  constructor(
    private readonly folder: string,
    bytesInMemory: number,
  ) {
    this.open = Buffer.allocUnsafe(bytesInMemory);
  }

  /** How many bytes there are. */
  get bytes(): number {
    return this.inFile + this.used;
  }

  /** Adds a record of at most so many bytes. False when there is no room for it: then nothing more can be added. */
  append(most: number, write: WriteRecord): boolean {
    if (this.used + most > this.open.length) {
      if (!this.spill()) return false;
      if (most > this.open.length) this.open = Buffer.allocUnsafe(most);
    }
    this.used += write(this.open, this.used);
    return true;
  }

  /** All records, in order, some at a time: the bytes are others when the next are asked for. */
  *chunks(): Generator<Buffer> {
    if (this.file !== null) {
      const bytes = Buffer.allocUnsafe(Math.max(...this.written));
      let position = 0;
      for (const length of this.written) {
        this.fill(bytes.subarray(0, length), position);
        position += length;
        yield bytes.subarray(0, length);
      }
    }
    if (this.used > 0) yield this.open.subarray(0, this.used);
  }

  /** Lets go of all records. */
  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    this.written.length = this.inFile = this.used = 0;
  }

  private spill(): boolean {
    if (this.used === 0) return true;
    try {
      this.file ??= nameless(this.folder);
      for (let done = 0; done < this.used;)
        done += writeSync(this.file, this.open, done, this.used - done, this.inFile + done);
    } catch {
      // The disk is full, or the folder can't be written to: what could not be written stays in memory.
      return false;
    }
    this.written.push(this.used);
    this.inFile += this.used;
    this.used = 0;
    return true;
  }

  private fill(bytes: Buffer, position: number): void {
    for (let done = 0; done < bytes.length;) {
      const read =
        this.file === null ? 0 : readSync(this.file, bytes, done, bytes.length - done, position + done);
      if (read === 0) throw new Error('The temporary file was cut off');
      done += read;
    }
  }
}

/** A new file that no folder knows: it lasts as long as it is open. */
function nameless(folder: string): number {
  const path = join(folder, `bylaw-training-${process.pid}-${process.hrtime.bigint()}`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}

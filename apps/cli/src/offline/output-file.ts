import {
  closeSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFailure } from '../command-failure.js';

const MODE_OF_NEW_FILES = 0o666;
const PERMISSIONS = 0o777;

/**
 * A file to write at the end of long work. Whether it can be written is known before the work begins, and it is written
 * whole or not at all: under another name beside it, which is then given its own.
 */
export class OutputFile {
  private constructor(
    private readonly path: string,
    /** Where the bytes go: behind a link, what it leads to. */
    private readonly target: string,
    private readonly existing: Stats | undefined,
  ) {}

  /**
   * Looks whether it can be written, and leaves nothing behind.
   * @throws CommandFailure when it can't, or is one of the files that are read for it
   */
  static at(path: string, readFrom: readonly string[]): OutputFile {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing?.isDirectory()) throw new CommandFailure(`${path} can't be written: it is a folder.`);
    if (existing && readFrom.some((file) => isSame(existing, file)))
      throw new CommandFailure(`${path} is read, so that it can't be written; name another file.`);
    const file = new OutputFile(path, existing ? realpathSync(path) : path, existing);
    file.tried(() => file.isReplaceable && file.create(''));
    return file;
  }

  /** @throws CommandFailure when it can't be written; what was there before is there still, then */
  write(text: string): void {
    this.tried(() => {
      if (this.isReplaceable) renameSync(this.create(text, true), this.target);
      else writeFileSync(this.target, text);
    });
  }

  /** Devices and pipes are written to; only what holds bytes is replaced. */
  private get isReplaceable(): boolean {
    return this.existing?.isFile() ?? true;
  }

  /** Writes under another name in the same folder, and answers it. */
  private create(text: string, keep = false): string {
    const temporary = join(dirname(this.target), `.${basename(this.target)}.${process.pid}.tmp`);
    const mode = (this.existing?.mode ?? MODE_OF_NEW_FILES) & PERMISSIONS;
    let kept = false;
    try {
      const descriptor = openSync(temporary, 'w', mode);
      try {
        writeFileSync(descriptor, text);
      } finally {
        closeSync(descriptor);
      }
      kept = keep;
    } finally {
      if (!kept) rmSync(temporary, { force: true });
    }
    return temporary;
  }

  private tried(write: () => void): void {
    try {
      write();
    } catch (error) {
      // The name at the end of what the system says is that of the temporary file, which tells a person nothing.
      const what = (error as Error).message.replace(/, \w+(?: '.*)?$/s, '');
      throw new CommandFailure(`${this.path} can't be written: ${what}.`);
    }
  }
}

function isSame({ dev, ino }: Stats, file: string): boolean {
  const other = statSync(file, { throwIfNoEntry: false });
  return other?.dev === dev && other.ino === ino;
}

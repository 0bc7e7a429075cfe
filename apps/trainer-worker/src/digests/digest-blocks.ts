import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DigestBlock, LabelledActionRow } from '@bylaw/persistence';
import type { DigestedAction } from './digest-format.js';
import { labelledActionOf } from './labelled-action-of.js';

const compress = promisify(gzip);

// A block ends with whichever comes first, so that a reader needs bounded memory and soon notices that it may stop.
const CHARACTERS = 1_000_000;
const DIFFERENT = 2_000;
const ACTIONS = 10_000;

/** A block in the making. */
class OpenBlock {
  private readonly times = new Map<string, number>();
  private characters = 0;
  private actions = 0;
  private first = Infinity;
  private last = -Infinity;

  get empty(): boolean {
    return this.actions === 0;
  }

  get full(): boolean {
    return this.characters >= CHARACTERS || this.times.size >= DIFFERENT || this.actions >= ACTIONS;
  }

  add(row: LabelledActionRow): void {
    const action = labelledActionOf(row);
    if (!action) return;
    const { tool, command, args, contributor = null, label } = action;
    const day = row.ts.toISOString().slice(0, 10);
    const digested: DigestedAction = [tool, command, args, contributor, label, day];
    const key = JSON.stringify(digested);
    const known = this.times.get(key) ?? 0;
    if (known === 0) this.characters += key.length;
    this.times.set(key, known + 1);
    this.actions += 1;
    this.first = Math.min(this.first, row.ts.getTime());
    this.last = Math.max(this.last, row.ts.getTime());
  }

  async close(): Promise<DigestBlock> {
    const entries = [...this.times].map(([action, times]) => `[${action},${times}]`);
    return {
      data: await compress(`[${entries.join()}]`),
      actions: this.actions,
      firstTs: new Date(this.first),
      lastTs: new Date(this.last),
    };
  }
}

/**
 * The digest of labelled actions: the same ones are one, with a number, within a block.
 * @throws the reason of `signal` when it is aborted
 */
export async function* digestBlocks(
  pages: AsyncIterable<readonly LabelledActionRow[]>,
  signal: AbortSignal,
): AsyncGenerator<DigestBlock> {
  let open = new OpenBlock();
  for await (const page of pages) {
    signal.throwIfAborted();
    for (const row of page) {
      open.add(row);
      if (!open.full) continue;
      yield await open.close();
      open = new OpenBlock();
    }
  }
  if (!open.empty) yield await open.close();
}

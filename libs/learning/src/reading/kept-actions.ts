import { countedText } from '../command-key.js';
import type { Counts } from '../counts.js';
import type { LabelledAction, TrainingLabel } from '../labelled-action.js';
import { RepeatedCommands } from '../repeated-commands.js';
import { textHash } from '../text-hash.js';
import { SpillFile } from './spill-file.js';

/** Where kept actions go, and how much of them is kept. */
export interface KeepingOptions {
  /** A folder for what does not stay in memory. */
  readonly folder: string;
  /** Bytes kept at most. */
  readonly mostBytes: number;
  /** Of these, bytes that stay in memory. */
  readonly bytesInMemory: number;
}

/** A record: what it is (a byte), the hash (six), how many bytes follow (four), and these. */
const HEADER = 11;
const LENGTH_AT = 7;
const UNSAFE = 1;
/** Of what follows: the command alone, or the whole action as JSON. */
const AS_JSON = 2;
const TOOL_SHIFT = 2;
const MOST_TOOLS = 64;
const TWO_TO_32 = 2 ** 32;
/** UTF-8 takes at most three bytes for each UTF-16 unit. */
const BYTES_OF_UNIT = 3;

/**
 * What differs of labelled actions, kept to be counted again: a command that was labelled, by a tool and as it matters by an
 * agent, is kept about once, with the hash by which it is counted. What exceeds the memory goes to a file that is gone when the
 * process is. Actions beyond the bound, or after the disk is full, are not kept.
 */
export class KeptActions {
  /** How many of the actions added first are kept, or equal to one that is. */
  actions = 0;
  /** Whether actions were left out that were added later. */
  full = false;
  private readonly file: SpillFile;
  private readonly met = new RepeatedCommands();
  private readonly tools: string[] = [];

  constructor(private readonly options: KeepingOptions) {
    this.file = new SpillFile(options.folder, options.bytesInMemory);
  }

  /** Keeps an action, if there is room. Answers the `textHash` of the text by which it is counted. */
  add(action: LabelledAction): number {
    const hash = textHash(countedText(action));
    if (this.full) return hash;
    const by = action.label === 'unsafe' ? (action.contributor ?? '') : '';
    if (this.met.has(action, hash, by) || this.keep(action, hash)) this.actions += 1;
    else this.full = true;
    return hash;
  }

  /** Counts what is kept, each about once. `progress` is told how many bytes of all are done. */
  count(counts: Counts, progress: (done: number, all: number) => void = () => undefined): void {
    const { tools } = this;
    let done = 0;
    for (const chunk of this.file.chunks()) {
      for (let at = 0; at < chunk.length;) {
        const kind = chunk[at] ?? 0;
        const hash = chunk.readUInt32LE(at + 1) + chunk.readUInt16LE(at + 5) * TWO_TO_32;
        const start = at + HEADER;
        at = start + chunk.readUInt32LE(at + LENGTH_AT);
        const label: TrainingLabel = (kind & UNSAFE) === 0 ? 'safe' : 'unsafe';
        if (counts.passesBy?.(label, hash)) continue;
        const text = chunk.toString('utf8', start, at);
        const action =
          (kind & AS_JSON) === 0
            ? { id: '', tool: tools[kind >> TOOL_SHIFT] ?? '', command: text, label, contributor: null }
            : (JSON.parse(text) as LabelledAction);
        counts.add(action, hash);
      }
      done += chunk.length;
      progress(done, this.file.bytes);
    }
  }

  /** Lets go of all that is kept. */
  close(): void {
    this.file.close();
  }

  private keep(action: LabelledAction, hash: number): boolean {
    const { kind, text } = this.recordOf(action);
    const most = HEADER + text.length * BYTES_OF_UNIT;
    if (this.file.bytes + most > this.options.mostBytes) return false;
    return this.file.append(most, (bytes, at) => {
      bytes[at] = kind;
      bytes.writeUInt32LE(hash % TWO_TO_32, at + 1);
      bytes.writeUInt16LE(Math.floor(hash / TWO_TO_32), at + 5);
      const length = bytes.write(text, at + HEADER, 'utf8');
      bytes.writeUInt32LE(length, at + LENGTH_AT);
      return HEADER + length;
    });
  }

  private recordOf(action: LabelledAction): { kind: number; text: string } {
    const { tool, command, args, label, contributor } = action;
    const ofLabel = label === 'unsafe' ? UNSAFE : 0;
    const byNobody = label === 'safe' || contributor === null || contributor === undefined;
    const toolIndex = this.indexOf(tool);
    if (byNobody && (args ?? null) === null && toolIndex !== null && isWellFormed(command))
      return { kind: ofLabel | (toolIndex << TOOL_SHIFT), text: command };
    return { kind: ofLabel | AS_JSON, text: JSON.stringify({ ...action, id: '' }) };
  }

  private indexOf(tool: string): number | null {
    const known = this.tools.indexOf(tool);
    if (known >= 0) return known;
    return this.tools.length < MOST_TOOLS ? this.tools.push(tool) - 1 : null;
  }
}

/** Half of a surrogate pair is nothing in UTF-8. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

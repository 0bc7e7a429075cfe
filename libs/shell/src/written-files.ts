import { baseName } from './base-name.js';
import { SED_NAMES } from './pattern-programs.js';
import { outputOf, type Text, type TextContext } from './constant-text.js';
import type { ParsedCommand } from './script.js';

const NONE: readonly string[] = [];

/** Redirections of the standard output to a file, or to a descriptor. */
const WRITES = new Set(
  ['>', '>>', '>|', '&>', '&>>', '>&'].flatMap((operator) => [operator, `1${operator}`]),
);

/** Programs that write what they read to the files that they are given. */
const COPIERS = new Set(['tee', 'sponge']);
/** Finds an option that says where to write: with the file as its group, or in the next word. */
type FindOption = (text: string) => RegExpExecArray | null;
/** An option that begins with a text. */
const finding =
  (start: string, option: RegExp): FindOption =>
  (text) =>
    text.startsWith(start) ? option.exec(text) : null;

const SED_FILE = /(?:^|[\s;{}/$\d])[wW][ \t]+([^\n]+)/;
const findSedFile: FindOption = (text) =>
  text.includes('w') || text.includes('W') ? SED_FILE.exec(lastLine(text)) : null;
/** Programs that write what only they know, and the options that say where to. */
const WRITING: ReadonlyMap<string, FindOption> = new Map([
  ['curl', finding('-', /^(?:-[a-zA-Z#]*o|--output)(?:=([\s\S]*))?$/)],
  ...SED_NAMES.map((name) => [name, findSedFile] as const),
  ['find', finding('-f', /^-f(?:printf|print0?|ls)(?!.)()?/)],
  ['dd', finding('of=', /^of=([\s\S]*)$/)],
  ['wget', finding('-', /^(?:-[a-zA-Z]*O|--output-document)(?:=([\s\S]*))?$/)],
]);

/** Programs that name what they load after its address, and the options that make them; null when they always do. */
const LOADING: ReadonlyMap<string, RegExp | null> = new Map([
  ['curl', /^(?:-[a-zA-NP-Z#]*O[a-zA-Z#]*|--remote-name(?:-all)?)$/],
  ['wget', null],
]);
/** Programs that give what a file holds another name. */
const RENAMING: ReadonlySet<string> = new Set(['cp', 'mv', 'ln', 'install']);

/** Programs that change files where they are. */
const EDITING = new Set([...SED_NAMES, 'perl', 'ruby']);
/** Programs whose code may write files, and how it names them. */
const CODE_WRITERS = 'awk gawk mawk python python2 python3 perl ruby node php lua'.split(' ');
const CODING = new Set(CODE_WRITERS);
const IN_CODE =
  /(?:\bopen|writeFile(?:Sync)?|appendFile(?:Sync)?|Path|file_put_contents)\s{0,4}\(\s{0,4}["']([^"']{1,256})["']|>{1,2}\s{0,4}["']?([\w./~-]{1,256})["']/g;

/** In which ways a program writes files that it is told; gathered from the tables, for each command is looked up in all of them. */
export interface Writing {
  readonly copies: boolean;
  /** Null when none of its options says where to write. */
  readonly option: FindOption | null;
  readonly loads: boolean;
  readonly renames: boolean;
  readonly edits: boolean;
  readonly runsCode: boolean;
}

/** Programs that write files which they are told. */
export const WRITERS: ReadonlyMap<string, Writing> = new Map(
  [...COPIERS, ...WRITING.keys(), ...RENAMING, ...CODE_WRITERS, 'exec'].map((name) => [
    name,
    {
      copies: COPIERS.has(name),
      option: WRITING.get(name) ?? null,
      loads: LOADING.has(name),
      renames: RENAMING.has(name),
      edits: EDITING.has(name),
      runsCode: CODING.has(name),
    },
  ]),
);

/** The files that a line writes, with the commands that write them: a script may be written and run in one line. */
export class WrittenFiles {
  private writers: Map<string, Set<ParsedCommand>> | null = null;
  private descriptors: Map<string, string> | null = null;
  /** The files that were changed where they are. */
  private edited: Set<string> | null = null;
  /** The files that are being asked for: what a command writes may depend on what it reads there itself. */
  private asked: readonly string[] = NONE;

  /** The files that the line writes whose names match. */
  named(pattern: RegExp): string[] {
    return Array.from(this.writers?.keys() ?? []).filter((name) => pattern.test(name));
  }

  /** The first file that the line writes whose name is this, in whatever folder, with an extension or without one. */
  imported(name: string): string | undefined {
    for (const file of this.writers?.keys() ?? NONE) {
      const base = file.slice(file.lastIndexOf('/') + 1);
      if (base.startsWith(name) && /^(?:\.\w+)?$/.test(base.slice(name.length))) return file;
    }
    return undefined;
  }

  get areWritten(): boolean {
    return this.writers !== null;
  }

  /** Takes note of what a command writes; `writing` is how its program does, null when it writes none but its redirections. */
  note(command: ParsedCommand, writing: Writing | null): void {
    const program = command.words[0]?.text ?? '';
    for (const { operator, target } of command.redirections) {
      const opened = this.descriptors?.get(operator.endsWith('>&') ? target.text : '');
      if (opened !== undefined) this.add(opened, command);
      if (program === 'exec') this.open(operator, target.text);
      if (!WRITES.has(operator) || (operator.endsWith('>&') && /^\d+$/.test(target.text))) continue;
      this.add(target.text, command);
    }
    if (!writing) return;
    if (writing.copies) for (const { text } of command.words.slice(1)) this.add(text, command);
    if (writing.option) this.noteOption(command, writing.option);
    if (writing.loads) this.noteLoaded(command, LOADING.get(program) ?? null);
    if (writing.renames) this.noteRenamed(command);
    if (writing.edits && this.writers) this.noteEdited(command);
    if (writing.runsCode) this.noteInCode(command);
  }

  private noteRenamed(command: ParsedCommand): void {
    const renamed = renamedFile(command);
    if (!renamed) return;
    for (const writer of this.writersOf(renamed.from) ?? []) this.add(renamed.to, writer);
    if (/^(?:-|\/dev\/stdin|\/dev\/fd\/0)$/.test(renamed.from)) this.add(renamed.to, command);
  }

  /** `exec 3> FILE`, `exec {fd}> FILE`: what is written to that descriptor from then on goes there. */
  private open(operator: string, file: string): void {
    const [, digits, name = ''] = /^(?:(\d+)|\{(\w+)\})>{1,2}$/.exec(operator) ?? [];
    if (digits === undefined && name === '') return;
    this.descriptors ??= new Map();
    this.descriptors.set(digits ?? `$${name}`, file).set(digits ?? `\${${name}}`, file);
  }

  /** `sed -i SCRIPT FILE`: what a file of the line holds then only the running shell knows. */
  private noteEdited({ words }: ParsedCommand): void {
    if (!words.some(({ text }) => /^-[a-zA-Z]*i|^--in-place/.test(text))) return;
    for (const { text } of words.slice(1))
      if (this.writersOf(text)) (this.edited ??= new Set()).add(nameOf(text));
  }

  /** The files that code says it writes to. */
  private noteInCode(command: ParsedCommand): void {
    for (const { text } of command.words.slice(1)) {
      if (!text.includes('>') && !/open|rite/.test(text)) continue;
      IN_CODE.lastIndex = 0;
      for (let found = IN_CODE.exec(text); found; found = IN_CODE.exec(text))
        this.add(found[1] ?? found[2] ?? '', command);
    }
  }

  /** What was written to a file; null when that isn't known, undefined when nothing was. */
  of(file: string, context: TextContext): Text | null | undefined {
    const name = nameOf(file);
    const writers = this.writersOf(file);
    if (!writers) return undefined;
    const { asked } = this;
    if (asked.includes(name)) return null;
    this.asked = [...asked, name];
    try {
      return this.textOf(writers, context, this.edited?.has(name) === true);
    } finally {
      this.asked = asked;
    }
  }

  private textOf(writers: ReadonlySet<ParsedCommand>, context: TextContext, isEdited: boolean): Text | null {
    let text = '';
    let known = !isEdited;
    for (const writer of writers) {
      const written = outputOf(writer, context);
      text += written?.text ?? '';
      known &&= written?.known === true;
    }
    return text === '' && !known ? null : { text, known };
  }

  /** Who wrote a file; one of the same name where a folder may have been entered or left. */
  private writersOf(file: string): ReadonlySet<ParsedCommand> | undefined {
    const { writers } = this;
    if (!writers) return undefined;
    const name = nameOf(file);
    const base = baseName(name);
    const exact = writers.get(name) ?? writers.get(base);
    if (exact || base !== name) return exact;
    for (const [other, all] of writers) if (baseName(other) === base) return all;
    return undefined;
  }

  /** `curl -O ADDRESS`, `wget ADDRESS` */
  private noteLoaded(command: ParsedCommand, option: RegExp | null): void {
    if (option && !command.words.some(({ text }) => option.test(text))) return;
    for (const { text } of command.words) {
      const file = /^[a-z]+:\/\/[^?#]*\/([^/?#]+)|^[\w.-]+\/(?:[^?#]*\/)?([^/?#]+)/.exec(text);
      const name = file?.[1] ?? file?.[2];
      if (name !== undefined) this.add(name, command);
    }
  }

  private noteOption(command: ParsedCommand, option: FindOption): void {
    const { words } = command;
    for (let at = 0; at < words.length; at++) {
      const match = option(words[at]?.text ?? '');
      const file = match && (match[1] ?? words[at + 1]?.text);
      if (file) this.add(file, command);
    }
  }

  private add(file: string, command: ParsedCommand): void {
    const name = nameOf(file);
    this.writers ??= new Map();
    const writers = this.writers.get(name);
    if (writers) writers.add(command);
    else this.writers.set(name, new Set([command]));
  }
}

/** `cp FROM TO`, `ln -s FROM TO`: what has another name from then on; null for other commands. */
export function renamedFile({ words }: ParsedCommand): { readonly from: string; readonly to: string } | null {
  if (!RENAMING.has(words[0]?.text ?? '')) return null;
  const [from, to, ...others] = words.slice(1).filter(({ text }) => !text.startsWith('-'));
  return from && to && others.length === 0 ? { from: from.text, to: to.text } : null;
}

/** The last line of a text, with the line break before it: all that a pattern up to the end without line breaks can match. */
function lastLine(text: string): string {
  return text.slice(Math.max(0, text.lastIndexOf('\n')));
}

/** A file by whatever name: `./r` is `r`. */
function nameOf(file: string): string {
  return !file.startsWith('.') ? file : file.replace(/^(?:\.\/+)+/, '');
}

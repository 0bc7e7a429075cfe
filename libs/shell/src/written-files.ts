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
const finding = (option: RegExp): FindOption => option.exec.bind(option);

const SED_FILE = /(?:^|[\s;{}/$\d])[wW][ \t]+([^\n]+)/;
/** Programs that write what only they know, and the options that say where to. */
const WRITING: ReadonlyMap<string, FindOption> = new Map([
  ['curl', finding(/^(?:-[a-zA-Z#]*o|--output)(?:=([\s\S]*))?$/)],
  ...SED_NAMES.map((name) => [name, (text: string) => SED_FILE.exec(lastLine(text))] as const),
  ['find', finding(/^-f(?:printf|print0?|ls)(?!.)()?/)],
  ['dd', finding(/^of=([\s\S]*)$/)],
  ['wget', finding(/^(?:-[a-zA-Z]*O|--output-document)(?:=([\s\S]*))?$/)],
]);

/** Programs that name what they load after its address, and the options that make them; null when they always do. */
const LOADING: ReadonlyMap<string, RegExp | null> = new Map([
  ['curl', /^(?:-[a-zA-NP-Z#]*O[a-zA-Z#]*|--remote-name(?:-all)?)$/],
  ['wget', null],
]);
/** Programs that give what a file holds another name. */
const RENAMING = new Set(['cp', 'mv', 'ln', 'install']);

/** Programs that change files where they are. */
const EDITING = new Set([...SED_NAMES, 'perl', 'ruby']);
/** Programs whose code may write files, and how it names them. */
const CODE_WRITERS = 'awk gawk mawk python python2 python3 perl ruby node php lua'.split(' ');
const CODING = new Set(CODE_WRITERS);
const IN_CODE =
  /(?:\bopen|writeFile(?:Sync)?|appendFile(?:Sync)?|Path|file_put_contents)\s{0,4}\(\s{0,4}["']([^"']{1,256})["']|>{1,2}\s{0,4}["']?([\w./~-]{1,256})["']/g;

/** Programs that write files which they are told. */
export const WRITING_PROGRAMS: ReadonlySet<string> = new Set([
  ...[...COPIERS, ...WRITING.keys(), ...RENAMING, ...CODE_WRITERS],
  'exec',
]);

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

  get areWritten(): boolean {
    return this.writers !== null;
  }

  /** Takes note of what a command writes. */
  note(command: ParsedCommand): void {
    const program = command.words[0]?.text ?? '';
    for (const { operator, target } of command.redirections) {
      const opened = this.descriptors?.get(operator.endsWith('>&') ? target.text : '');
      if (opened !== undefined) this.add(opened, command);
      if (program === 'exec') this.open(operator, target.text);
      if (!WRITES.has(operator) || (operator.endsWith('>&') && /^\d+$/.test(target.text))) continue;
      this.add(target.text, command);
    }
    if (!WRITING_PROGRAMS.has(program)) return;
    if (COPIERS.has(program)) for (const { text } of command.words.slice(1)) this.add(text, command);
    const option = WRITING.get(program);
    if (option) this.noteOption(command, option);
    const loading = LOADING.get(program);
    if (loading !== undefined) this.noteLoaded(command, loading);
    const renamed = renamedFile(command);
    if (renamed) for (const writer of this.writersOf(renamed.from) ?? []) this.add(renamed.to, writer);
    if (renamed && /^(?:-|\/dev\/stdin|\/dev\/fd\/0)$/.test(renamed.from)) this.add(renamed.to, command);
    if (EDITING.has(program)) this.noteEdited(command);
    if (CODING.has(program)) this.noteInCode(command);
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
      for (const [, file, other = ''] of text.matchAll(IN_CODE)) this.add(file ?? other, command);
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
    command.words.forEach(({ text }, at) => {
      const match = option(text);
      const file = match && (match[1] ?? command.words[at + 1]?.text);
      if (file) this.add(file, command);
    });
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

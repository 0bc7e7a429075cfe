import type { Word } from './word.js';

/** How an interpreter is given code: options whose next word is code, and those that take another value. */
interface CodeSyntax {
  readonly code: RegExp;
  readonly valued: RegExp;
}

const PYTHON: CodeSyntax = { code: /^-[bBdEiIOqsSuvx]*c$/, valued: /^-[WX]$/ };
const PERL: CodeSyntax = { code: /^-[a-zA-Z0-9]*[eE]$/, valued: /^-[IMmx]$/ };
const RUBY: CodeSyntax = { code: /^-[a-z0-9]*e$/, valued: /^-[IrCEx]$/ };
const NODE: CodeSyntax = { code: /^(?:-[ep]|-pe|--eval|--print)$/, valued: /^(?:-r|--require|--import)$/ };
const DENO: CodeSyntax = { code: /^(?:eval|-[ep]|--eval|--print)$/, valued: /^--(?:ext|config)$/ };
const EMACS: CodeSyntax = { code: /^--?e(?:val|xecute)$/, valued: /^(?:-l|-f|--load|--funcall)$/ };
const EMACS_CLIENT: CodeSyntax = { code: /^(?:-e|--eval)$/, valued: /^-[sf]$/ };
const ERLANG: CodeSyntax = { code: /^-eval$/, valued: /^-(?:s|run|pa|pz|name|sname)$/ };
const PHP: CodeSyntax = { code: /^(?:-[rBER]|--run)$/, valued: /^-[cdfz]$/ };
const LUA: CodeSyntax = { code: /^-e$/, valued: /^-l$/ };
const POWERSHELL: CodeSyntax = { code: /^-{1,2}c(?:ommand)?$/i, valued: /^-(?:executionpolicy|ep)$/i };

const INTERPRETERS: ReadonlyMap<string, CodeSyntax> = new Map([
  ['python', PYTHON],
  ['pypy', PYTHON],
  ['perl', PERL],
  ['ruby', RUBY],
  ['php', PHP],
  ['lua', LUA],
  ['luajit', LUA],
]);
/** Those whose names don't end in a version. */
const UNVERSIONED: ReadonlyMap<string, CodeSyntax> = new Map([
  ...['node', 'nodejs', 'bun', 'tsx', 'ts-node'].map((name) => [name, NODE] as const),
  ...['Rscript', 'osascript', 'guile', 'groovy', 'ghc', 'racket', 'sbcl', 'R', 'julia', 'elixir'].map(
    (name) => [name, LUA] as const,
  ),
  ...['mongo', 'mongosh'].map((name) => [name, NODE] as const),
  ['deno', DENO],
  ['emacsclient', EMACS_CLIENT],
  ['jrunscript', LUA],
  ['erl', ERLANG],
  ['emacs', EMACS],
  ...['pwsh', 'powershell'].map((name) => [name, POWERSHELL] as const),
]);

/** Programs that may be given code; others with a version behind their name are too. */
export const INTERPRETER_NAMES: readonly string[] = [...INTERPRETERS.keys(), ...UNVERSIONED.keys()];

/** Whether a program is an interpreter that is called with a version: `python3.11`. */
export function isVersioned(program: string): boolean {
  const name = withoutVersion(program);
  return name !== program && INTERPRETERS.has(name);
}

function withoutVersion(program: string): string {
  let end = program.length;
  while (end > 0 && isVersionCharacter(program.charCodeAt(end - 1))) end -= 1;
  return end === program.length ? program : program.slice(0, end);
}

function isVersionCharacter(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e;
}

const STANDARD_INPUT = /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/;

/** The code that an interpreter runs: `texts` from its arguments, or its input when it is given no file. */
export interface InlineCode {
  readonly texts: readonly string[];
  readonly readsInput: boolean;
  /** Whether some of the code consists of nothing that is known. */
  readonly isUnknown: boolean;
  /** The file that it runs; null when it runs none. */
  readonly file: Word | null;
}

/** Finds the code that an interpreter is given; null for any other program. */
export function inlineCode(program: string, words: readonly Word[]): InlineCode | null {
  const syntax = UNVERSIONED.get(program) ?? INTERPRETERS.get(withoutVersion(program));
  if (!syntax) return null;
  const texts: string[] = [];
  let isUnknown = false;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    const next = words[at + 1];
    if (syntax.code.test(text)) {
      if (next) texts.push(next.text);
      isUnknown ||= next?.pieces?.every((piece) => piece.expansion !== null || piece.text === '') === true;
      at += 1;
    } else if (syntax.valued.test(text)) at += 1;
    else if (/^-[ce][^-]/.test(text)) texts.push(text.slice(2));
    else if (/^--(?:eval|print|run)=/.test(text)) texts.push(text.replace(/^[^=]*=/, ''));
    else if (text === '-' || !text.startsWith('-')) {
      const file = texts.length > 0 ? null : (words[at] ?? null);
      const isInput = file !== null && STANDARD_INPUT.test(text);
      return { texts, readsInput: isInput, file: isInput ? null : file, isUnknown };
    }
  }
  return { texts, readsInput: texts.length === 0, file: null, isUnknown };
}

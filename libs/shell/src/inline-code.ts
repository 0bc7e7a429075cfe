import { powershellCode, POWERSHELLS } from './powershell-code.js';
import { plainWord, type Word } from './word.js';

/** How an interpreter is given code: options whose next word is code, and those that take another value. */
interface CodeSyntax {
  readonly code: RegExp;
  readonly valued: RegExp;
  /** Finds code that is attached to such an option. */
  readonly attached?: RegExp;
}

const PYTHON: CodeSyntax = {
  code: /^-[bBdEiIOPqsSuvx]*c$/,
  valued: /^-[WX]$/,
  attached: /^-[bBdEiIOPqsSuvx]*c([\s\S]+)$/,
};
const PERL: CodeSyntax = {
  code: /^-[a-zA-Z0-9]*[eE]$/,
  valued: /^-[IMmx]$/,
  attached: /^-[acflnpsTtUuwWX0-9]*[eE](\w*\W[\s\S]*)$/,
};
const RUBY: CodeSyntax = {
  code: /^-[a-z0-9]*e$/,
  valued: /^-[IrCEx]$/,
  attached: /^-[acdlnpsSvw0-9]*e(\w*\W[\s\S]*)$/,
};
const NODE: CodeSyntax = {
  code: /^(?:-[ep]|-pe|--eval|--print)$/,
  valued: /^(?:-[rC]|--require|--import|--loader|--experimental-loader|--conditions|--env-file|--title)$/,
};
const DENO: CodeSyntax = { code: /^(?:eval|-[ep]|--eval|--print)$/, valued: /^--(?:ext|config)$/ };
const EMACS: CodeSyntax = { code: /^--?e(?:val|xecute)$/, valued: /^(?:-l|-f|--load|--funcall)$/ };
const EMACS_CLIENT: CodeSyntax = { code: /^(?:-e|--eval)$/, valued: /^-[sf]$/ };
const ERLANG: CodeSyntax = { code: /^-eval$/, valued: /^-(?:s|run|pa|pz|name|sname)$/ };
const PHP: CodeSyntax = { code: /^(?:-[rBER]|--run)$/, valued: /^-[cdfz]$/ };
const LUA: CodeSyntax = { code: /^-e$/, valued: /^-l$/ };
const LISP: CodeSyntax = { code: /^(?:-[ceEx]|--?eval|-q -e)$/, valued: /^(?:-l|--load)$/ };
const EVALUATOR: CodeSyntax = { code: /^(?:-[egr]|-batch|--eval|--batch-string|eval|e)$/, valued: /^-t$/ };

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
  ...[
    'Rscript',
    'osascript',
    'groovy',
    'ghc',
    'runghc',
    'R',
    'julia',
    'elixir',
    'scala',
    'raku',
    'perl6',
    'ocaml',
  ].map((name) => [name, LUA] as const),
  ...['guile', 'racket', 'sbcl', 'clisp', 'csi', 'clojure', 'clj', 'bb', 'hy', 'janet', 'fennel'].map(
    (name) => [name, LISP] as const,
  ),
  ...[
    'octave',
    'matlab',
    'maxima',
    'gnuplot',
    'swipl',
    'nim',
    'crystal',
    'swift',
    'kotlin',
    'jshell',
    'gp',
  ].map((name) => [name, EVALUATOR] as const),
  ...['sage', 'ipython', 'ipython3'].map((name) => [name, PYTHON] as const),
  ...['mongo', 'mongosh'].map((name) => [name, NODE] as const),
  ['deno', DENO],
  ['emacsclient', EMACS_CLIENT],
  ['jrunscript', LUA],
  ['erl', ERLANG],
  ['emacs', EMACS],
]);

/** Programs that may be given code; others with a version behind their name are too. */
export const INTERPRETER_NAMES: readonly string[] = [
  ...INTERPRETERS.keys(),
  ...UNVERSIONED.keys(),
  ...POWERSHELLS,
  'go',
];

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
  /** What the code is given. */
  readonly arguments: readonly Word[];
}

const NONE: readonly Word[] = [];
/** Modules of python that run the value of `-c`, and the one that runs its operands. */
const RUNNING_MODULES = /^(?:cProfile|profile|pdb|trace|IPython|bdb|coverage)$/;
const TIMING_MODULE = 'timeit';

/** Finds the code that an interpreter is given; null for any other program. */
export function inlineCode(program: string, words: readonly Word[]): InlineCode | null {
  if (program === 'go') return goProgram(words);
  if (POWERSHELLS.includes(program)) return powershellCode(program, words);
  const syntax = UNVERSIONED.get(program) ?? INTERPRETERS.get(withoutVersion(program));
  if (!syntax) return null;
  const texts: string[] = [];
  let isUnknown = false;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (syntax === DENO && (text === 'run' || text === 'eval')) {
      if (text === 'run') continue;
      while (words[at + 1]?.text.startsWith('-') === true) at += 1;
    }
    const next = words[at + 1];
    if (syntax.code.test(text)) {
      if (next) texts.push(next.text);
      isUnknown ||= next?.pieces?.every((piece) => piece.expansion !== null || piece.text === '') === true;
      at += 1;
    } else if (text === '-' || !text.startsWith('-')) {
      const file = texts.length > 0 ? null : (words[at] ?? null);
      const isInput = file !== null && STANDARD_INPUT.test(text);
      const given = words.slice(file ? at + 1 : at);
      return { texts, readsInput: isInput, file: isInput ? null : file, isUnknown, arguments: given };
    } else if (syntax === PYTHON && text === '-m' && next) {
      if (next.text === TIMING_MODULE) return timed(words.slice(at + 2));
      if (!RUNNING_MODULES.test(next.text))
        return { texts, readsInput: false, file: moduleFile(next), isUnknown, arguments: NONE };
      at += 1;
    } else if (syntax.valued.test(text)) at += 1;
    else if (syntax.attached?.test(text) === true) texts.push(syntax.attached.exec(text)?.[1] ?? '');
    else if (/^-[ce][^-]/.test(text)) texts.push(text.slice(2));
    else if (/^--(?:eval|print|run)=/.test(text)) texts.push(text.replace(/^[^=]*=/, ''));
  }
  return { texts, readsInput: texts.length === 0, file: null, isUnknown, arguments: NONE };
}

/** `python -m a.b` runs `a/b.py`. */
function moduleFile({ text }: Word): Word {
  return plainWord(`${text.replaceAll('.', '/')}.py`);
}

/** `go run FILE` */
function goProgram(words: readonly Word[]): InlineCode | null {
  if (words[0]?.text !== 'run') return null;
  const file = words.find(({ text, input }) => text.endsWith('.go') || input !== undefined) ?? null;
  return { texts: [], readsInput: false, isUnknown: false, file, arguments: NONE };
}

/** `python -m timeit [-s SETUP] STATEMENT…` */
function timed(words: readonly Word[]): InlineCode {
  const texts: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (/^-[nrup]$/.test(text)) at += 1;
    else if (/^(?:-s|--setup)=?./.test(text)) texts.push(text.replace(/^(?:-s|--setup=)/, ''));
    else if (!text.startsWith('-')) texts.push(text);
  }
  return { texts: [texts.join('\n')], readsInput: false, isUnknown: false, file: null, arguments: NONE };
}

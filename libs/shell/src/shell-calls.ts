/** Functions that run a command line, or a program with a list of words. */
const CALL =
  /(?:\b(system|popen[234]?|exec|execute|execSync|spawn|spawnSync|execFile|execFileSync|passthru|shell_exec|proc_open|pcntl_exec|run|call|check_call|check_output|Popen|getoutput|getstatusoutput|exec[lv]p?e?|spawn[lv]p?e?|posix_spawnp?|create_subprocess_(?:shell|exec)|capture[23]e?|shell-command|call-process|run_process|runProgram|cmd)\*?|do shell script)(?:\s{0,16}\(|\s{1,16})?(?:\s{0,16}[\w.:]{1,64}\s{0,16},)?[[(\s]{0,16}(?=["'`])/g;
/** What perl and ruby write around a command line. */
const QUOTED_CALL =
  /(?:\bqx|%x)\s*(?:\{([^{}]{1,4096})\}|\(([^()]{1,4096})\)|\[([^[\]]{1,4096})\]|([/|!~#,])((?:(?!\4)[^\\]|\\[\s\S]){1,4096})\4)/g;
const QUOTED_LIST = /\b(?:system|exec)\b\s*\(?\s*qw\s*[({[/|]([^)}\]/|]*(?:\/[^)}\]|]*)?)[)}\]/|]/g;
const BACKTICKS = /`((?:[^`\\]|\\[\s\S]){1,4096})`/g;
/** perl's `open(F, "COMMAND|")` and ruby's `open("|COMMAND")`. */
const OPENED = /\bopen\b[^"']{0,64}(["'])(?:\|\s*([^"']{1,4096})|([^"']{1,4096})\|)\1/g;

const LITERAL =
  /"((?:[^"\\]|\\[\s\S]){0,4096})"|'((?:[^'\\]|\\[\s\S]){0,4096})'|`((?:[^`\\]|\\[\s\S]){0,4096})`/y;
const BETWEEN = /[\s,[(]*/y;
/** Those whose first argument names the file, and the others the words from the program's name on. */
const NAMES_FILE = /^(?:exec[lv]|spawn[lv]|posix_spawn)/;
/** Languages in which backticks run what they quote. */
const BACKTICK_LANGUAGES = /^(?:perl|ruby|php|julia)/;
const MAX_LITERALS = 64;

/**
 * The constant command lines that code runs, one by one: `os.system("…")`, `execSync('…')`, `` `…` ``, and the programs
 * that it runs with a list of words: `run(["rm", "-rf", "/"])`.
 */
export function* shellCalls(program: string, code: string): Generator<string> {
  for (let match = next(CALL, code); match; match = next(CALL, code, match)) {
    const literals = literalsAt(code, match.index + match[0].length);
    const [first = ''] = literals;
    if (literals.length < 2) yield first;
    else if (NAMES_FILE.test(match[1] ?? '')) yield literals.slice(1).join(' ');
    else {
      yield first;
      yield literals.join(' ');
    }
  }
  for (let match = next(QUOTED_CALL, code); match; match = next(QUOTED_CALL, code, match)) {
    yield unescaped(match[1] ?? match[2] ?? match[3] ?? match[5] ?? '');
  }
  for (let match = next(QUOTED_LIST, code); match; match = next(QUOTED_LIST, code, match))
    yield match[1] ?? '';
  for (let match = next(OPENED, code); match; match = next(OPENED, code, match)) {
    yield unescaped(match[2] ?? match[3] ?? '');
  }
  if (!BACKTICK_LANGUAGES.test(program)) return;
  for (let match = next(BACKTICKS, code); match; match = next(BACKTICKS, code, match)) {
    yield unescaped(match[1] ?? '');
  }
}

/** Where a global pattern matches next. `matchAll` does the same with a pattern made anew, which takes longer than to match. */
function next(pattern: RegExp, code: string, last?: RegExpExecArray): RegExpExecArray | null {
  pattern.lastIndex = last ? last.index + last[0].length : 0;
  return pattern.exec(code);
}

/** The string literals from a place on, with nothing but commas and brackets between them. */
export function literalsAt(code: string, start: number): string[] {
  const literals: string[] = [];
  let at = start;
  while (literals.length < MAX_LITERALS) {
    BETWEEN.lastIndex = at;
    at += BETWEEN.exec(code)?.[0].length ?? 0;
    LITERAL.lastIndex = at;
    const found = LITERAL.exec(code);
    if (!found) break;
    literals.push(unescaped(found[1] ?? found[2] ?? found[3] ?? ''));
    at += found[0].length;
  }
  return literals;
}

function unescaped(text: string): string {
  return text.replace(/\\(["'`\\/|!])/g, '$1');
}

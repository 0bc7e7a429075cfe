const RUNS = /\bsystem\b|\|&?\s*getline\b|@\w/;
const READS = /\bgetline\b/;
/** A literal; one that doesn't end is read over, as is a pattern: trying each quote in them takes long. */
const LITERAL = /"(?:((?:[^"\\\n]|\\.){0,4096})"|(?:[^"\\\n]|\\.)*)/g;
const PATTERN = /\/(?:((?:[^/\\\n]|\\.){1,256})\/|(?:[^/\\\n]|\\.)*)/g;
/** A command that is not written out: what `system`, or a pipe, is given beside one literal; a shell that reads. */
const UNKNOWN_COMMAND =
  /\bsystem\s*\(\s*(?!\s|"(?:[^"\\\n]|\\.){0,4096}"\s*\))|[^"\s|]\s*\|\s*getline\b|[^|]\|&?\s*(?:(?![\s|&"]|getline\b)|"(?=[^"]*")(?:[\w/]*\/)?(?:ba|da|z|k)?sh\b)/;
const MAX_TEXTS = 32;

/** Whether an awk program may run a command, or read or write a file that it names itself; in doubt it may. */
export function awkRuns(program: string): boolean {
  if (READS.test(program) || runsCommands(program)) return true;
  return program.includes('>') && behindPrint(program).includes('>');
}

/** Whether an awk program may run commands. */
export function runsCommands(program: string): boolean {
  if (RUNS.test(program)) return true;
  return program.includes('|') && /[^|]\|(?!\|)/.test(behindPrint(program));
}

/** What stands behind the first `print`, without the texts and patterns in it. */
function behindPrint(program: string): string {
  const bare = withoutPatterns(
    program.replace(LITERAL, (all, text?: string) => (text === undefined ? all : '""')),
  );
  const print = bare.search(/\bprintf?\b/);
  return print < 0 ? '' : bare.slice(print);
}

function withoutPatterns(program: string): string {
  return program.replace(PATTERN, (all, inside?: string) => (inside === undefined ? all : '//'));
}

/** The constant texts of an awk program: each may be what it runs. */
export function awkTexts(program: string): string[] {
  const texts: string[] = [];
  for (const [, text = ''] of program.matchAll(LITERAL)) {
    if (texts.length >= MAX_TEXTS) break;
    if (/[A-Za-z]{2}/.test(text)) texts.push(text.replace(/\\(["\\/])/g, '$1').replace(/\\n/g, '\n'));
  }
  return texts;
}

/** Whether an awk program runs what is not written out in it. */
export function awkRunsInput(program: string): boolean {
  return UNKNOWN_COMMAND.test(withoutPatterns(program));
}

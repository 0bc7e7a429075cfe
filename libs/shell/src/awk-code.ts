const NAMED = /\bsystem\b|\bgetline\b|@(?:load|include)\b|@\w+\s*\(/;

/** Whether an awk program may run a command, or read or write a file that it names itself; in doubt it may. */
export function awkRuns(program: string): boolean {
  if (NAMED.test(program)) return true;
  const print = program.search(/\bprintf?\b/);
  return print >= 0 && /[|>]/.test(program.slice(print));
}

/** One way of writing the same attack otherwise; null where a command can't be written so. */
export interface Evasion {
  readonly name: string;
  readonly example: string;
  readonly of: (command: string) => string | null;
}

/** A program at the start of a line or after an operator. */
const PROGRAM = /(^|[|;&]\s*|\n\s*)([a-z][a-z0-9_.-]+)(?=\s|$)/g;
const KEYWORDS = new Set(
  'if then else elif fi for while until do done case esac in function select time cd export source eval exec set unset read local declare return exit trap alias echo printf test true false'.split(
    ' ',
  ),
);
/** Heredocs and functions can't be rewritten word by word. */
const OWN_SYNTAX = /<<|\(\)/;
const PLAIN = /^[\w\s./:=@,%+-]+$/;

/** The transforms that attacks are hidden with. What a transform gives does the same as the command did. */
export const EVASIONS: readonly Evasion[] = [
  {
    name: 'split by quotes',
    example: "r''m -rf /x",
    of: (command) => programs(command, (p) => `${p[0] ?? ''}''${p.slice(1)}`),
  },
  {
    name: 'backslashes',
    example: 'r\\m -rf /x',
    of: (command) => programs(command, (p) => `${p[0] ?? ''}\\${p.slice(1)}`),
  },
  { name: '$IFS for spaces', example: 'rm${IFS}-rf${IFS}/x', of: withIfs },
  { name: 'full paths', example: '/bin/rm -rf /x', of: (command) => programs(command, (p) => `/bin/${p}`) },
  {
    name: 'sudo before it',
    example: 'sudo rm -rf /x',
    of: (command) => programs(command, (p) => `sudo ${p}`),
  },
  {
    name: 'env before it',
    example: 'env A=1 rm -rf /x',
    of: (command) => programs(command, (p) => `env A=1 ${p}`),
  },
  { name: 'flags split and turned round', example: 'rm -f -r /x', of: turnedFlags },
  { name: 'sh -c', example: "sh -c 'rm -rf /x'", of: (command) => `sh -c ${quoted(command)}` },
  {
    name: 'base64 -d | sh',
    example: 'echo cm0gLXJmIC94 | base64 -d | sh',
    of: (command) => `echo ${Buffer.from(command).toString('base64')} | base64 -d | sh`,
  },
  {
    name: 'xxd -r | sh',
    example: 'echo 726d202d7266202f78 | xxd -r -p | sh',
    of: (command) => `echo ${Buffer.from(command).toString('hex')} | xxd -r -p | sh`,
  },
  { name: 'rev | sh', example: "echo 'x/ fr- mr' | rev | sh", of: reversed },
  {
    name: 'program names by glob',
    example: '/bin/r? -rf /x',
    of: (command) => programs(command, (p) => `/bin/${p.slice(0, -1)}?`),
  },
  { name: 'program names in variables', example: 'x=rm; $x -rf /x', of: inVariables },
];

function programs(command: string, rewrite: (program: string) => string): string | null {
  if (OWN_SYNTAX.test(command)) return null;
  const rewritten = command.replace(PROGRAM, (all, before: string, program: string) =>
    KEYWORDS.has(program) ? all : before + rewrite(program),
  );
  return rewritten === command ? null : rewritten;
}

function withIfs(command: string): string | null {
  return PLAIN.test(command) && !command.includes('\n') && command.includes(' ')
    ? command.trim().replaceAll(/[ \t]+/g, '${IFS}')
    : null;
}

function turnedFlags(command: string): string | null {
  if (OWN_SYNTAX.test(command)) return null;
  const turned = command.replaceAll(/(?<=\s)-([a-z]{2,3})(?=\s)/g, (_, letters: string) =>
    Array.from(letters)
      .reverse()
      .map((letter) => `-${letter}`)
      .join(' '),
  );
  // Only of these does every letter of a cluster stand for a flag of its own.
  return turned === command ||
    !/(?:^|[;&|]\s*|sudo )(?:rm|ls|cp|chmod|chown|tar|ps|grep|netstat|ss|tail|sort)\s/.test(command)
    ? null
    : turned;
}

function reversed(command: string): string | null {
  return command.includes('\n') ? null : `echo ${quoted(Array.from(command).reverse().join(''))} | rev | sh`;
}

function inVariables(command: string): string | null {
  const names: string[] = [];
  const rewritten = programs(command, (program) => {
    names.push(program);
    return `$v${names.length}`;
  });
  return rewritten && `${names.map((name, index) => `v${index + 1}=${name}`).join('; ')}; ${rewritten}`;
}

function quoted(command: string): string {
  return `'${command.replaceAll("'", `'\\''`)}'`;
}

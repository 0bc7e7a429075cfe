const PROGRAMS = [
  'mkfs',
  'shred',
  'wipefs',
  'nc',
  'socat',
  'chattr',
  'insmod',
  'useradd',
  'iptables',
  'crontab',
];

/** One kind of rule, also as Cedar can say it, and a command that it matches. */
interface Shape {
  pattern(program: string, n: number): string;
  /** The nearest that Cedar's `like` comes, which has nothing but `*`: looser, and cheaper to match. */
  like(program: string, n: number): string;
  /** A command that pattern and `like` both match; neither does when its `name` is not the rule's number. */
  command(program: string, name: string): string;
}

const SHAPES: readonly [Shape, ...Shape[]] = [
  {
    pattern: (program, n) => `^${program}\\b.*--profile[= ]p${n}\\b`,
    like: (program, n) => `${program} *--profile=p${n}*`,
    command: (program, name) => `${program} -v --profile=p${name} /dev/sdb`,
  },
  {
    pattern: (program, n) => `\\b${program}\\s+-[a-z]*f[a-z]*\\s+/srv/volume${n}(/|\\s|$)`,
    like: (program, n) => `*${program} -*f* /srv/volume${n}*`,
    command: (program, name) => `cd /srv && ${program} -vf /srv/volume${name}`,
  },
  {
    pattern: (program, n) => `(?i)\\b${program}\\b.*\\bhost-${n}\\.internal\\b`,
    like: (program, n) => `*${program}*host-${n}.internal*`,
    command: (program, name) => `${program} --to host-${name}.internal`,
  },
  {
    pattern: (program, n) => `${program}.*\\|\\s*(ba|z)?sh\\b.*#${n}$`,
    like: (program, n) => `*${program}*|*sh*#${n}`,
    command: (program, name) => `${program} 192.0.2.7 | bash -x step#${name}`,
  },
];

/** A rule that a benchmark's peers can have as well. */
export interface ExampleRule {
  /** RE2 syntax, and JavaScript's but for a leading `(?i)`. */
  readonly pattern: string;
  readonly like: string;
  /** A command that it matches. */
  readonly hit: string;
  /** Nearly the same command, which no example rule matches. */
  readonly miss: string;
}

/** Different rules of several shapes, none of which matches what the benchmarks ask about. */
export function exampleRules(count: number): ExampleRule[] {
  return Array.from({ length: count }, (_, n) => {
    const program = PROGRAMS[n % PROGRAMS.length] ?? '';
    const shape = SHAPES[Math.floor(n / PROGRAMS.length) % SHAPES.length] ?? SHAPES[0];
    return {
      pattern: shape.pattern(program, n),
      like: shape.like(program, n),
      hit: shape.command(program, String(n)),
      miss: shape.command(program, `x${n}`),
    };
  });
}

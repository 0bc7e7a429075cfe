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
const SHAPES = [
  (program: string, n: number) => `^${program}\\b.*--profile[= ]p${n}\\b`,
  (program: string, n: number) => `\\b${program}\\s+-[a-z]*f[a-z]*\\s+/srv/volume${n}(/|\\s|$)`,
  (program: string, n: number) => `(?i)\\b${program}\\b.*\\bhost-${n}\\.internal\\b`,
  (program: string, n: number) => `${program}.*\\|\\s*(ba|z)?sh\\b.*#${n}$`,
];

/** Different rules of several shapes, none of which matches what the benchmark asks about. */
export function exampleRules(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const program = PROGRAMS[n % PROGRAMS.length] ?? '';
    const shape = SHAPES[Math.floor(n / PROGRAMS.length) % SHAPES.length];
    return shape?.(program, n) ?? program;
  });
}

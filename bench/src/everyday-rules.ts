const SHAPES: readonly ((n: number) => string)[] = [
  (n) => `^git push\\b.*\\s(release|hotfix)-${n}\\b`,
  (n) => `^rm\\s+-[a-z]*r[a-z]*\\s.*/srv/app${n}(/|\\s|$)`,
  (n) => `^kubectl (delete|drain|scale)\\b.*\\bweb-${n}\\b`,
  (n) => `^docker (rm|stop|kill)\\b.*\\bjob-${n}\\b`,
  (n) => `(?i)\\bcurl\\b.*\\bhost-${n}\\.example\\.org\\b`,
  (n) => `(?i)\\bDROP\\s+(TABLE|SCHEMA)\\s+t_${n}\\b`,
  (n) => `\\bpip3? install\\b.*\\bpackage-${n}\\b`,
  (n) => `^npm (publish|unpublish)\\b.*@team-${n}/`,
];

/**
 * Rules about the very programs and names that the generated commands are of: some match, and many more share words with
 * what they don't match.
 */
export function everydayRules(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const shape = SHAPES[n % SHAPES.length];
    return shape?.(Math.floor(n / SHAPES.length)) ?? '';
  });
}

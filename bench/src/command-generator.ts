import { SeededRandom } from './random.js';
import { file, simpleCommand, word, type Template } from './simple-commands.js';

/** How a line is composed, with how often of a hundred. About as often as agents and people compose theirs so. */
const COMPOSITIONS: readonly (readonly [number, Template])[] = [
  [48, simpleCommand],
  [12, (r) => `${simpleCommand(r)} | ${filter(r)}`],
  [4, (r) => `${simpleCommand(r)} 2>/dev/null | ${filter(r)} | ${filter(r)}`],
  [10, (r) => `cd ${folder(r)} && ${simpleCommand(r)}`],
  [4, (r) => `${simpleCommand(r)} && ${simpleCommand(r)}; ${simpleCommand(r)} || echo "failed: $?"`],
  [5, (r) => `${simpleCommand(r)} > /tmp/out-${r.below(9_000)}.log 2>&1`],
  [5, (r) => `${wrapper(r)} ${simpleCommand(r)}`],
  [3, (r) => `NAME=$(${simpleCommand(r)}) && echo "$NAME" >> ${file(r)}`],
  [2, (r) => `for f in ${folder(r)}/*.ts; do wc -l "$f"; ${simpleCommand(r)}; done`],
  [1, (r) => `if [ -f ${file(r)} ]; then ${simpleCommand(r)}; else ${simpleCommand(r)}; fi`],
  [1, (r) => `bash -c '${simpleCommand(r).replaceAll("'", '"')}'`],
  [3, pythonInline],
  [2, hereDocument],
];

const FILTERS = [
  'wc -l',
  'sort -u',
  "awk '{print $1, $NF}'",
  'jq -r .items[].name',
  'tee build.log',
  'xargs -r ls -l',
] as const;
const WRAPPERS = [
  'sudo',
  'sudo -u deploy',
  'timeout 60',
  'env NODE_ENV=test CI=1',
  'nohup',
  'time',
  'nice -n 10',
] as const;
const FOLDERS = ['/srv/app', '/home/dev/project', '~/work', '"$HOME/my project"', '/opt/tools'] as const;

const filter: Template = (r) =>
  r.chance(0.4)
    ? `${r.pick(['head', 'tail'])} -n ${r.below(200)}`
    : r.chance(0.4)
      ? `grep -v "${word(r)}"`
      : r.pick(FILTERS);
const wrapper: Template = (r) => r.pick(WRAPPERS);
const folder: Template = (r) => r.pick(FOLDERS);

function pythonInline(r: SeededRandom): string {
  return `python3 -c "import json, sys; print(json.load(open('${file(r)}'))['${word(r)}'][${r.below(50)}])"`;
}

function hereDocument(r: SeededRandom): string {
  const lines = Array.from(
    { length: 3 + r.below(12) },
    () => `    ${word(r)}(${r.below(999)}, "${word(r)}")  # ${word(r)}`,
  );
  return `cat > ${file(r)} <<'EOF'\ndef ${word(r)}():\n${lines.join('\n')}\nEOF`;
}

const TOTAL = COMPOSITIONS.reduce((sum, [weight]) => sum + weight, 0);

/** Command lines of many kinds and lengths, made up, the same in every run: what a fleet of agents might ask. */
export class CommandGenerator {
  private readonly random: SeededRandom;

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  /** The next lines; one that is short may come again. */
  take(count: number): string[] {
    return Array.from({ length: count }, () => flat(this.next()));
  }

  private next(): string {
    let at = this.random.below(TOTAL);
    for (const [weight, template] of COMPOSITIONS) {
      if (at < weight) return template(this.random);
      at -= weight;
    }
    return simpleCommand(this.random);
  }
}

/** The same text in one piece, as it comes off the wire: one put together would be flattened by whoever reads it first. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

/** Says what lines are like, for the report. */
export function describeLines(lines: readonly string[]): string {
  const lengths = lines.map((line) => line.length).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)] ?? 0;
  const distinct = (100 * new Set(lines).size) / lines.length;
  return `${lines.length} lines, ${distinct.toFixed(0)} % of them distinct, lengths p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}`;
}

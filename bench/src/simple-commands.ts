import type { SeededRandom } from './random.js';

/** Writes one simple command. */
export type Template = (random: SeededRandom) => string;

/** How many different names the rules of `everydayRules` and these commands share, of each kind. */
export const NAMES = 1_250;

const FOLDERS = [
  'src',
  'lib/parser',
  'apps/web',
  'test/fixtures',
  'docs',
  '/srv/app',
  '/var/log',
  '/tmp/build',
] as const;
const FILES = [
  'index.ts',
  'main.py',
  'README.md',
  'package.json',
  'server.log',
  'Makefile',
  'data.csv',
  'conf.yaml',
] as const;
const WORDS = [
  'error',
  'timeout',
  'handler',
  'import',
  'session',
  'retry',
  'TODO',
  'config',
  'parse',
  'user_id',
] as const;
const MESSAGES = [
  'Fix the parser of here-documents',
  "Don't retry when the server said no",
  'Remove rm -rf from the clean-up script',
  'Bump dependencies (minor)',
  'Add tests for empty input; handle NULL',
] as const;

export const file: Template = (r) =>
  `${r.pick(FOLDERS)}/${r.chance(0.3) ? `part${r.below(400)}-` : ''}${r.pick(FILES)}`;
export const word: Template = (r) => r.pick(WORDS);
const message: Template = (r) => `${r.pick(MESSAGES)} (#${r.below(9_000)})`;
const name = (r: SeededRandom): number => r.below(NAMES);

/** What anyone runs, none of it what a rule of `everydayRules` looks for. */
const HARMLESS: readonly [Template, ...Template[]] = [
  (r) => `ls -la ${r.pick(FOLDERS)}`,
  (r) => `cat ${file(r)}`,
  (r) =>
    `git ${r.pick(['status', 'diff', 'log --oneline -n 20', 'stash list', 'branch -a', 'fetch --all --prune'])}`,
  (r) => `git diff --stat HEAD~${r.below(9)} -- ${file(r)}`,
  (r) => `git commit -m "${message(r)}"`,
  (r) => `git checkout -b feature/${word(r)}-${r.below(5_000)}`,
  (r) => `grep -rn "${word(r)}" ${r.pick(FOLDERS)} --include='*.ts'`,
  (r) => `grep -c '${word(r)}.*${word(r)}' ${file(r)}`,
  (r) => `sed -n '${r.below(200)},${200 + r.below(200)}p' ${file(r)}`,
  (r) => `sed -i 's/${word(r)}/${word(r)}/g' ${file(r)}`,
  (r) => `find ${r.pick(FOLDERS)} -type f -name "*.${r.pick(['py', 'ts', 'log'])}" -mtime +${r.below(30)}`,
  (r) => `head -n ${r.below(100)} "${file(r)}"`,
  (r) => `npm run ${r.pick(['build', 'lint', 'test', 'typecheck'])} -- --filter=@team-${name(r)}/web`,
  (r) => `npm install --save-dev ${word(r).toLowerCase()}-${r.below(300)}@^${r.below(9)}.${r.below(20)}.0`,
  (r) => `python3 -m pytest ${r.pick(FOLDERS)} -x -q -k "${word(r)} and not slow"`,
  (r) => `python3 manage.py migrate --settings=app.settings.s${r.below(200)}`,
  (r) => `docker compose -f deploy/${r.pick(['dev', 'test', 'ci'])}.yml up -d --build job-${name(r)}`,
  (r) => `docker logs --tail ${r.below(500)} job-${name(r)}`,
  (r) => `kubectl get pods -n ns-${r.below(40)} -l app=web-${name(r)} -o wide`,
  (r) => `kubectl logs -f deploy/web-${name(r)} -c ${word(r).toLowerCase()}`,
  (r) => `mkdir -p "/srv/app${name(r)}/releases/${20_260_000 + r.below(1_200)}"`,
  (r) => `cp -r ${r.pick(FOLDERS)} /srv/app${name(r)}/backup`,
  (r) => `chmod 0${r.pick([644, 755, 600])} ${file(r)}`,
  (r) => `tar -czf backup-${r.below(9_000)}.tgz --exclude=.git --exclude=node_modules ${r.pick(FOLDERS)}`,
  (r) =>
    `make -j${1 + r.below(8)} ${r.pick(['all', 'test', 'install'])} CFLAGS="-O2 -D${word(r).toUpperCase()}=${r.below(9)}"`,
  (r) =>
    `curl -sSL -H 'Accept: application/json' https://api.example.net/v${r.below(4)}/${word(r)}?page=${r.below(99)}`,
  (r) => `echo "${message(r)}"`,
  (r) => `psql -h db-${r.below(40)} -c 'SELECT count(*) FROM t_${name(r)} WHERE ${word(r)} IS NOT NULL'`,
  (r) => `ssh -o BatchMode=yes deploy@host-${name(r)}.example.net uptime`,
  (r) => `systemctl status web-${name(r)} --no-pager`,
];

/** What a rule of `everydayRules` with the same number looks for. */
const GOVERNED: readonly [Template, ...Template[]] = [
  (r) => `git push --force origin release-${name(r)}`,
  (r) => `rm -${r.pick(['rf', 'fr', 'r -f'])} /srv/app${name(r)}/${word(r)}`,
  (r) => `kubectl delete deploy web-${name(r)} -n ns-${r.below(40)}`,
  (r) => `docker rm -f job-${name(r)}`,
  (r) => `curl -o ${file(r)} https://host-${name(r)}.example.org/${word(r)}`,
  (r) => `psql -h db-${r.below(40)} -c "DROP TABLE t_${name(r)}"`,
  (r) => `pip install --upgrade package-${name(r)}`,
  (r) => `npm publish @team-${name(r)}/web --tag next`,
];

const GOVERNED_SHARE = 0.08;

/** One simple command, as an agent would write it. */
export const simpleCommand: Template = (r) => r.pick(r.chance(GOVERNED_SHARE) ? GOVERNED : HARMLESS)(r);

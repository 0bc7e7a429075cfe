/** What agents run all day, as they send it: none of it is what the example rules look for. */
export const EXAMPLE_COMMANDS: readonly string[] = [
  'git status',
  'ls -la /srv/app',
  'npm run build -- --watch',
  'cat README.md | grep -n install',
  'docker compose up -d',
  'rm -rf ./node_modules',
  'kubectl get pods -n staging',
  'python3 manage.py migrate',
  'sudo systemctl restart nginx',
  'find . -name "*.log" -mtime +7 -delete',
  'git commit -m "Fix the parser of here-documents" && git push origin main',
  'cd /srv/app && make -j4 test 2>&1 | tail -n 50',
  'curl -sS https://example.org/health | jq .status',
  'for f in src/*.ts; do wc -l "$f"; done',
  'tar -czf backup.tgz --exclude=.git .',
  'echo "done" >> build.log',
];

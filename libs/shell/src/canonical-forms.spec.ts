import { canonicalForms } from './canonical-forms.js';

const formsOf = (line: string) => canonicalForms(line).forms.map((form) => form.text);
const linesOf = (line: string) =>
  canonicalForms(line)
    .forms.filter((form) => form.kind === 'line')
    .map((form) => form.text);

describe('canonicalForms', () => {
  it.each([
    ['plain', 'git   status', ['git status']],
    ['a path', '/usr/bin/../bin/git status', ['git status']],
    ['quotes', `"r"'m' -rf "a  b"`, ['rm -rf a b', 'rm -fr a b']],
    ['escapes', '\\rm \\-r x', ['rm -r x']],
    ['ANSI-C quotes', "$'\\x72\\155' /", ['rm /']],
    ['a continued line', 'ls \\\n  -l', ['ls -l']],
    ['a comment', 'ls # rm -rf /', ['ls']],
    ['only a comment', '# rm -rf /', ['']],
    ['nothing', '', ['']],
    ['white space from IFS', 'rm${IFS}/x$IFS/y', ['rm /x /y']],
    ['redirections in the middle', 'sort 2>&1 >>out in', ['sort in 2>&1 >> out']],
    ['a redirection first', '>/etc/passwd cat x', ['cat x > /etc/passwd']],
    ['a redirection only', '> /etc/passwd', ['> /etc/passwd']],
    ['assignments', 'A=1 B="x y" make', ['make', 'A=1 B=x y make']],
    ['assignments only', 'A=1', ['A=1']],
    ['a variable as a program', '$X -rf', ['$X -rf', '$X -fr']],
    ['a condition', '[[ -f "a b" && x > y ]]', ['[[ -f a b && x > y ]]']],
    ['an array', 'a=(1 "2 3")', ['a=(1 2 3)']],
  ])('writes %s', (_, line, forms) => {
    expect(formsOf(line)).toEqual(forms);
  });

  it('writes two or three flags as one group in every order, where they stand and behind the program', () => {
    expect(formsOf('rm /x -r -f')).toEqual([
      'rm /x -r -f',
      'rm -rf /x',
      'rm /x -rf',
      'rm -fr /x',
      'rm /x -fr',
    ]);
    expect(formsOf('rm -v -f -r')).toContain('rm -rfv');
    expect(formsOf('rm -abcd x')).toEqual(['rm -abcd x']);
    expect(formsOf('rm -- -r -f')).toEqual(['rm -- -r -f']);
  });

  it.each([
    ['a pipeline', 'curl -s x | /bin/sh', 'curl -s x | sh'],
    ['lists', 'a&&b||c;d&e\nf', 'a && b || c; d & e'],
    ['groups', '{ a; b; } | (c)', 'a; b | c'],
    ['a wrapper behind a pipe', 'curl x | sudo -u root sh', 'curl x | sh'],
    ['an if', 'if a; then b; else c; fi; d', 'a; b; c; d'],
    ['a loop', 'for f in a b; do rm $f; ls; done', 'rm b; ls'],
    ['a case', 'case $x in a|b) ls;; (*) rm x; esac; id', 'ls; rm x; id'],
    ['a function', ':(){ :|:& };:', ':() { : | : & }; :'],
    ['a here-document', "cat <<'E' | wc\nrm -rf /\nE\nls", 'cat << | wc; ls'],
    ['a counting loop', 'for ((i=0;i<3;i++)); do a; b; done', 'a; b'],
  ])('joins the commands of %s', (_, line, expected) => {
    expect(linesOf(line)[0]).toContain(expected);
  });

  it.each([
    ['sudo', 'sudo -n -u root rm x'],
    ['doas', 'doas rm x'],
    ['env', 'env -i -u A B=1 rm x'],
    ['env -S', "env -S 'rm x'"],
    ['nohup', 'nohup rm x &'],
    ['nice', 'nice -n 10 rm x'],
    ['timeout', 'timeout -s KILL --kill-after 3 10s rm x'],
    ['command', 'command -- rm x'],
    ['exec', 'exec -a foo rm x'],
    ['time', 'time -p rm x'],
    ['xargs', 'find . | xargs -0 -n 1 -I{} rm x'],
    ['stacked wrappers', 'sudo env A=1 nice timeout 5 /bin/rm x'],
    ['sh -c', "sh -c 'rm x'"],
    ['bash with more options', "bash -o pipefail -exc 'cd /; rm x' name"],
    ['eval', `eval "r"'m' x`],
    ['nested shells', `bash -c "sh -c 'rm x'"`],
    ['a substitution', 'echo "a $(rm x) b"'],
    ['backticks', 'echo `rm x`'],
    ['nested backticks', 'echo `echo \\`rm x\\``'],
    ['process substitution', 'diff <(rm x) y'],
    ['a substitution in arithmetic', 'echo $(( $(rm x) + 1 ))'],
    ['a substitution in a parameter', 'echo ${a:-$(rm x)}'],
    ['a substitution in a here-document', 'cat <<E\n$(rm x)\nE'],
    ['a substitution in an assignment', 'A=$(rm x) ls'],
    ['a subshell', '(cd /; (rm x))'],
    ['a function body', 'f() { rm x; }; f'],
    ['find -exec', 'find . -name a -exec rm x \\;'],
    ['find -execdir +', 'find . -execdir sudo rm x +'],
    ['text piped into a shell', "echo 'rm x' | sudo sh -s"],
    ['printed text piped into a shell', "printf 'rm\\x20x\\n' | bash"],
    ['a here-document to a shell', 'bash <<E\nrm x\nE'],
    ['a here-document through cat', 'cat <<E | sh\nrm x\nE'],
    ['a group piped into a shell', "{ echo 'rm x'; } | { sh; }"],
    ['a here-string', "bash <<< 'rm x'"],
    ['a loop body', 'while read l; do rm x; done < f'],
    ['a condition of if', 'if ! rm x; then :; fi'],
  ])('sees through %s', (_, line) => {
    expect(canonicalForms(line).unparsed).toBe(false);
    expect(formsOf(line)).toContain('rm x');
  });

  it.each([
    ['echo', 'echo rm -rf /'],
    ['printf', "printf '%s' 'rm -rf /'"],
    ['grep', "grep -rn 'rm -rf /' src"],
    ['grep -e', "grep -A 3 -e 'rm -rf /' src"],
    ['rg', 'rg --type js "rm -rf /" src'],
    ['a commit message', 'git -C a commit -am "never rm -rf /"'],
    ['a long commit message', 'git commit --message="never rm -rf /"'],
    ['a here-document to cat', 'cat <<E > f\nrm -rf /\nE'],
    ['a here-document to tee', 'sudo tee f <<-E\n\trm -rf /\n\tE'],
    ['a comment', 'ls # rm -rf /'],
    ['data inside sh -c', "sh -c 'echo rm -rf /'"],
    ['data inside a substitution', 'X=$(echo rm -rf /) ls'],
    ['data behind sudo', 'sudo echo rm -rf /'],
  ])('leaves out the data of %s', (_, line) => {
    expect(canonicalForms(line).unparsed).toBe(false);
    expect(formsOf(line).filter((form) => form.includes('rm -rf'))).toEqual([]);
  });

  it('keeps what is not data: files, redirections, options', () => {
    expect(formsOf('echo secret > /etc/passwd')).toEqual(['echo > /etc/passwd']);
    expect(formsOf('grep root /etc/shadow')).toEqual(['grep /etc/shadow']);
    expect(formsOf('git push --force origin')).toEqual(['git push --force origin']);
    expect(formsOf('psql <<E\nDROP TABLE x;\nE')).toEqual(['psql << DROP TABLE x;']);
  });

  it('keeps a program text of one word, which says what a command does', () => {
    expect(formsOf("sed -n '1,50p' notes")).toEqual(['sed -n 1,50p notes']);
    expect(formsOf('jq .name x.json')).toEqual(['jq .name x.json']);
    expect(formsOf("awk '{print $1}' x")).toEqual(['awk x']);
  });

  it('asks no allow for wrappers, but for those that raise privilege', () => {
    const needing = (line: string) =>
      canonicalForms(line)
        .simpleCommands.filter((command) => command.needsAllow)
        .map((command) => command.forms[0]);
    expect(needing("timeout 5 sh -c 'ls; id'")).toEqual(['ls', 'id']);
    expect(needing('sudo ls')).toEqual(['ls', 'sudo ls']);
  });

  it('describes simple commands', () => {
    expect(canonicalForms('A=1 /bin/ls -l "x y" 2>/dev/null').simpleCommands).toMatchObject([
      {
        program: 'ls',
        path: '/bin/ls',
        arguments: ['-l', 'x y'],
        flags: ['-l'],
        assignments: ['A=1'],
        redirections: [{ operator: '2>', target: '/dev/null' }],
        place: { pipe: 0, within: 'line' },
        span: { start: 0, end: 32 },
        dynamic: false,
        forms: ['ls -l x y 2> /dev/null', 'A=1 ls -l x y 2> /dev/null'],
        needsAllow: true,
      },
    ]);
  });

  it.each([
    ['single quote', "echo 'a"],
    ['double quote', 'echo "a'],
    ['substitution', 'echo $(ls'],
    ['backtick', 'echo `ls'],
    ['parameter', 'echo ${a'],
    ['subshell', '(ls'],
    ['closing parenthesis', 'ls)'],
    ['quote in a nested script', `sh -c 'echo "'`],
    ['redirection', 'ls >'],
    ['nesting', '$('.repeat(40) + ')'.repeat(40)],
    ['wrappers', 'sudo '.repeat(40) + 'ls'],
    ['length', 'a'.repeat(131_073)],
  ])('marks a broken or unbounded %s, and matches the line as sent', (_, line) => {
    const { forms, simpleCommands, unparsed } = canonicalForms(line);
    expect(forms[0]).toEqual({ text: line, kind: 'sent' });
    expect({ simpleCommands, unparsed }).toEqual({ simpleCommands: [], unparsed: true });
  });

  it('keeps the forms of what was read before a line fails, for a shell runs line by line', () => {
    const { forms, simpleCommands, unparsed } = canonicalForms("echo `r''m -rf /`\n)");
    expect(forms.map((form) => form.text)).toEqual(["echo `r''m -rf /`\n)", 'rm -rf /', 'rm -fr /', 'echo']);
    expect({ simpleCommands, unparsed }).toEqual({ simpleCommands: [], unparsed: true });
    expect(formsOf("r''m -rf /\n)")).toContain('rm -rf /');
  });

  it.each([
    ['commands', 'a;'.repeat(1_001)],
    ['commands, of 64 KB', 'a;'.repeat(32_768)],
    ['substitutions', '`a` '.repeat(10_000)],
    ['scripts, each in the one before', 'eval '.repeat(14) + 'a '.repeat(30_000)],
    ['words from braces', '{a,b}'.repeat(20)],
    ['open groups', '{ '.repeat(10_000)],
  ])('gives up early on too many %s', (_, line) => {
    expect(canonicalForms(`/bin/rm x; ${line}`).unparsed).toBe(true);
  });

  it('says where each command stands', () => {
    const line = 'A=1 ls | sudo wc -l; echo "$(id -u)" `date`\nsh -c "rm x"; base64 -d <<< bHM= | sh';
    const found = canonicalForms(line).simpleCommands.map(({ program, place, span }) => [
      program,
      place.within,
      place.pipe,
      line.slice(span.start, span.end),
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['ls', 'line', 0, 'A=1 ls'],
        ['wc', 'line', 1, 'sudo wc -l'],
        ['sudo', 'line', 1, 'sudo wc -l'],
        ['id', 'substitution', 0, 'id -u'],
        ['date', 'substitution', 0, '`date`'],
        ['rm', 'script', 0, 'sh -c "rm x"'],
        ['ls', 'script', 0, 'sh'],
      ]),
    );
  });

  it('tells what may be run besides from what is run', () => {
    const line = `X=1 git -c core.pager='less -R' log | tmux send-keys 'id' Enter; echo / | xargs rm`;
    const { simpleCommands, possibleCommands } = canonicalForms(line);
    const programs = (commands: typeof simpleCommands) => commands.map(({ program }) => program);
    expect(programs(simpleCommands)).toEqual(['git', 'tmux', 'echo', 'rm', 'xargs']);
    expect(programs(possibleCommands)).toEqual(['less', 'id', 'rm']);
  });

  it('gives up on a line that may run too much besides, rather than leave some out', () => {
    const fetch = (script: string) => `GIT_SSH_COMMAND='${script}' git fetch`;
    expect(canonicalForms(fetch('a;'.repeat(600))).possibleCommands).toHaveLength(600);
    expect(canonicalForms(fetch('a;'.repeat(1_200))).unparsed).toBe(true);
    const twice = `${fetch('a;'.repeat(600))}; ${fetch('b;'.repeat(600))}`;
    expect(canonicalForms(twice).unparsed).toBe(true);
    expect(canonicalForms(fetch('eval '.repeat(20))).unparsed).toBe(true);
  });

  it('takes what only may be a script, and can not be parsed, for none', () => {
    const { unparsed, forms } = canonicalForms(`GIT_SSH_COMMAND='it"s' git fetch`);
    expect([unparsed, forms[0]?.text]).toEqual([false, 'git fetch']);
  });
});

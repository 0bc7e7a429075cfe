/** Which options of a program take the text of a script. */
export interface ScriptOptions {
  readonly options: readonly string[];
  /** Whether an operand may be one too. */
  readonly operands: boolean;
  /**
   * Finds the script in a value that may be something else: what one of its groups matches; several when it is global.
   * Null when each value is one.
   */
  readonly marked: RegExp | null;
  /** Whether there is one script only: what follows is data of it. */
  readonly once: boolean;
  /** Whether a value may be attached to a single letter: `-cTEXT`. */
  readonly attached: boolean;
  /** Letters of the options whose value is passed over, when options end at the first operand; null when they don't. */
  readonly leading: string | null;
  /** What other options of the program are. */
  readonly also: ScriptOptions | null;
}

const names = (text: string) => text.trim().split(/\s+/);

const options = (text: string, more: Partial<ScriptOptions> = {}): ScriptOptions => ({
  options: names(text),
  operands: false,
  marked: null,
  once: false,
  attached: true,
  leading: null,
  also: null,
  ...more,
});

const rows = (programs: string, text: string, marked: RegExp | null = null, operands = false) =>
  names(programs).map((name) => [name, options(text, { marked, operands })] as const);

/** Programs some of whose options are scripts, and others something that holds one. */
const both = (programs: string, text: string, other: string, marked: RegExp, operands = false) => {
  const also = options(other, { marked, operands });
  return names(programs).map((name) => [name, options(text, { also })] as const);
};

/** Programs that do nothing but to hand the value of `-c` to a shell. */
const SHELL_CALLERS = 'su runuser script sg flock newgrp vagrant gcloud kdesu';

/** Programs for which the script stands: all they do is to run it. */
export const STANDING_PROGRAMS: ReadonlySet<string> = new Set([...names(SHELL_CALLERS), 'eval', 'trap']);
/** Those of them for which an allow of the script does not allow running it. */
export const PRIVILEGED_PROGRAMS: ReadonlySet<string> = new Set(
  names('su runuser sg newgrp vagrant gcloud kdesu'),
);

/** What is a command line rather than a name or a number: words with blanks between them. */
const SEVERAL_WORDS = /^(?=\S+\s)([\s\S]*)$/;
const SHELL_ESCAPE = /!\s*([^\s!][\s\S]*)$/;
/** The same of vi and its kin, whose own languages run commands too. */
const EDITOR_ESCAPE =
  /\b(?:system|systemlist|execute|jobstart|termopen|job_start|term_start|libcall)\s*\(\s*(?:"([^"]*)|'([^']*))|\bexe(?:cute)?\s*["']!([^"']*)["']|!\s*([^\s!][\s\S]*)$|^\s*:?ter(?:m(?:inal)?)?\s+([\s\S]*)/;
/** Commands of debuggers: a shell, a pipe, code of the program or of python. */
const DEBUGGER_COMMAND =
  /^\s*(?:!|(?:platform\s+)?shell\s|pipe\s[^|]*\||set\s+exec-wrapper\s)\s*([\s\S]*)|\b(?:system|popen)\s*\(\s*(?:"([^"]*)|'([^']*))/;
/** psql's own: `\! COMMAND`, `\o |COMMAND`, `` \set NAME `COMMAND` ``, and what `COPY` reads from or writes to. */
export const SQL_ESCAPE =
  /\\!\s*([\s\S]*)|\bprogram\s+'((?:[^']|'')*)'|\\(?:g|gx|o|out|w|write)\s*\|\s*([\s\S]*)|`([^`]+)`/i;
/** One of these stands in each of them: most of what psql is given has none. */
export const SQL_SIGN = /[\\`']/;
/** `"\C-x": COMMAND`, `"\C-x": "KEYS\n"` */
const BOUND_KEYS =
  /^\s*(?:"(?:[^"\\]|\\.)*"|[\w-]+)\s*:\s*(?:(["'])([\s\S]*?)(?:\\[nr]|\\C-[mj]){0,4}\1$|([^"'\s][\s\S]*)$)/;
/** What fzf does when a key is pressed or an event comes: `KEY:execute(COMMAND)`, in brackets of any kind, or behind a colon. */
const FINDER_ACTION =
  /(?:execute(?:-silent|-multi)?|become|reload(?:-sync)?|(?:change-)?preview|transform(?:-[a-z]{1,16})?)(?:\(([\s\S]{0,512}?)\)(?=$|[+,])|\[([\s\S]{0,512}?)\](?=$|[+,])|\{([\s\S]{0,512}?)\}(?=$|[+,])|<([\s\S]{0,512}?)>(?=$|[+,])|([~!@#$%^&*;/|])([\s\S]{1,512}?)\5|:([\s\S]*))/g;
/** Settings of cargo that name a program with its arguments. */
const CARGO_SETTING =
  /(?:wrapper|runner|linker|rustc|rustdoc|alias\.[\w-]{1,64})\s*=\s*(?:"!?([^"]*)"|'!?([^']*)'|!?([^"'[\s]\S{0,128}\s[\s\S]*))$/;
/** Variables of makefiles that name the programs which a rule runs. */
const MAKE_SETTING =
  /\$\(shell\s([^)]*)|^(?:[^:\n]*:[^;\n]*;|(?:SHELL|CC|CXX|CPP|LD|AR|AS|FC|MAKE)[:+?]?=|\.SHELLFLAGS[:+?]?=-\w{0,16}c)\s*(\S{1,256}\s[\s\S]*)$/;
/** `cmd.run`'s argument by its name, and what ansible's modules for commands take besides. */
const NAMED_COMMAND =
  /^(?:cmd|_raw_params)=["']?([\s\S]*?)["']?$|^([\s\S]*?)(?:\s{1,8}(?:chdir|creates|removes|executable|stdin|warn)=\S*){1,5}$/;
/** The commands in the parameters of a cloud's agent: `commands=…`, `commands=["…"]`, `{"commands": ["…"]}` */
const AGENT_COMMANDS =
  /(?:^|["'{,])commands?["']?\s*[=:]\s*\[?(?!\[|\{)["']?([^"'\]]+)|",\s*"([^"]+)(?="\s*[,\]])/g;

/** Programs with options that are scripts; `+` is what stands behind a `+`. */
export const SCRIPT_OPTIONS: ReadonlyMap<string, ScriptOptions> = new Map([
  ...names(SHELL_CALLERS).map((name) => {
    const attached = name === 'su';
    return [name, options('-c --command --session-command', { once: true, attached })] as const;
  }),
  ['npx', options('-c --call', { leading: 'pw' })],
  ...rows('npm', '--call'),
  ...rows(
    'tar gtar bsdtar',
    '-I -F --use-compress-program --to-command --info-script --new-volume-script --rsh-command --rmt-command --checkpoint-action',
    /^(?:exec=)?((?!dot$|dot=|ttyout|totals|echo|bell|sleep|wait)[\s\S]*)$/,
  ),
  ...rows('rsync', '-e --rsh --rsync-path'),
  ...rows(
    'ssh scp sftp autossh sshfs',
    '-o',
    /^\s*(?:Proxy|Local|Remote|KnownHosts)Command(?:\s*=|\s)\s*([\s\S]*)|^\s*Match\b[\s\S]*?\bexec\s+"([^"]*)"/i,
  ),
  ...rows('vi vim nvim view gvim vimdiff ex rvim', '-c --cmd +', EDITOR_ESCAPE),
  ...rows('less more most', '+', SHELL_ESCAPE),
  ...rows('bind', '-x', BOUND_KEYS, true),
  ...rows('man', '-P --pager -H --html'),
  ...rows('split gsplit', '--filter'),
  ...rows('sort gsort', '--compress-program'),
  ...rows('zip', '-TT --unzip-command'),
  ...rows(
    'sqlite3',
    '-cmd',
    /^\s*\.(?:(?:shell|system)\s+([\s\S]*)|(?:once|output|import)\s+(?:-\w+\s+)*(?:"\|([^"]*)|'\|([^']*)|\|([\s\S]*)))/,
    true,
  ),
  ...rows('gdb', '-ex -iex --ex --eval-command -eval-command --init-eval-command', DEBUGGER_COMMAND),
  ...rows('lldb', '-o -O --one-line --one-line-before-file', DEBUGGER_COMMAND),
  ...rows('psql', '-c --command -v --set --variable', SQL_ESCAPE),
  ...both('mysql mariadb', '--pager', '-e --execute', /(?:\\!|^\s*(?:system|pager)\s)\s*([^;]*)/),
  ...rows('mapfile readarray', '-C'),
  ...rows('compgen complete', '-C'),
  ...rows('nix-shell', '--run --command'),
  ...both('ansible', '-a --args', '-a --args', NAMED_COMMAND),
  ...rows('nc netcat', '-e'),
  ...rows('ncat', '-e -c --exec --sh-exec'),
  ...rows('socat', '', /^(?:EXEC|SYSTEM|SHELL):([\s\S]*?)(?=$|,)/i, true),
  ...rows('tcpdump', '-z'),
  ...rows('strace', '-o', /^[|!]([\s\S]*)$/),
  ...both('fzf', '--preview', '--bind', FINDER_ACTION),
  ...rows('sk', '--preview -c --cmd'),
  ...rows('rg', '--pre'),
  ...rows('make gmake', '--eval -E', MAKE_SETTING, true),
  ...rows('cargo', '--config', CARGO_SETTING),
  ...rows('apt apt-get aptitude', '-o --option', /^\w+::[\w:-]*(?:Invoke|Pkgs)(?:::)?=([\s\S]*)$/i),
  ...rows('systemd-run', '-p --property', /^Exec\w+=[-@:+!|]*([\s\S]+)/),
  ...rows('fish', '-C --init-command'),
  ...rows('fly flyctl', '-C --command'),
  ...rows('nodemon', '-x --exec'),
  ...rows('concurrently', '', SEVERAL_WORDS, true),
  ...rows('hyperfine', '-p -s -c --prepare --setup --cleanup', SEVERAL_WORDS, true),
  ...rows('dpkg', '--pre-invoke --post-invoke'),
  ...rows('rpm rpmbuild', '--eval -E --pipe', /^(?:[^%]|%(?!\())*%\(([\s\S]*)\)|^([^%]*)$/),
  ...rows('dc', '-e --expression', /!([^\n]*)/),
  ...rows('expect', '-c', /\b(?:spawn|exec|system)\s+([^;\n]+)|\bsend\s+(?:--\s+)?"((?:[^"\\]|\\[^rn])*)/g),
  ...both('aws', '--command', '--parameters', AGENT_COMMANDS),
  ...rows('doctl', '--ssh-command'),
  ...rows('docker podman nerdctl', '--health-cmd'),
  ...rows('heroku', '-c'),
  ...rows('ag ack', '--pager'),
  ...rows('gpg gpg2', '--photo-viewer'),
  ...rows('bazel', '--run_under'),
  ...rows('go', '-exec -toolexec -vettool'),
  ...rows('nano', '-s --speller'),
  ...rows('doppler', '--command'),
  ...rows('alias', '', /^[^=]+=([\s\S]*)$/, true),
]);

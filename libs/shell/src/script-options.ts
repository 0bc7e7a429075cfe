/** Which options of a program take the text of a script. */
export interface ScriptOptions {
  readonly options: readonly string[];
  /** Whether an operand may be one too. */
  readonly operands: boolean;
  /** Finds the script in a value that may be something else: what one of its groups matches; null when each value is one. */
  readonly marked: RegExp | null;
  /** Whether there is one script only: what follows is data of it. */
  readonly once: boolean;
  /** Whether a value may be attached to a single letter: `-cTEXT`. */
  readonly attached: boolean;
  /** Whether options end at the first operand. */
  readonly leading: boolean;
}

const names = (text: string) => text.trim().split(/\s+/);

const options = (text: string, more: Partial<ScriptOptions> = {}): ScriptOptions => ({
  options: names(text),
  operands: false,
  marked: null,
  once: false,
  attached: true,
  leading: false,
  ...more,
});

const rows = (programs: string, text: string, marked: RegExp | null = null, operands = false) =>
  names(programs).map((name) => [name, options(text, { marked, operands })] as const);

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
const EDITOR_ESCAPE = /\b(?:system|systemlist|execute)\s*\(\s*["']([^"']*)|!\s*([^\s!][\s\S]*)$/;

/** Programs with options that are scripts; `+` is what stands behind a `+`. */
export const SCRIPT_OPTIONS: ReadonlyMap<string, ScriptOptions> = new Map([
  ...names(SHELL_CALLERS).map((name) => {
    const attached = name === 'su';
    return [name, options('-c --command --session-command', { once: true, attached })] as const;
  }),
  ['npx', options('-c --call', { leading: true })],
  ...rows(
    'tar gtar bsdtar',
    '-I -F --use-compress-program --to-command --info-script --new-volume-script --rsh-command --rmt-command --checkpoint-action',
    /^(?:exec=)?((?!dot$|dot=|ttyout|totals|echo|bell|sleep|wait)[\s\S]*)$/,
  ),
  ...rows('rsync', '-e --rsh --rsync-path'),
  ...rows(
    'ssh scp sftp autossh sshfs',
    '-o',
    /^\s*(?:Proxy|Local|Remote|KnownHosts)Command\s*[=\s]\s*([\s\S]*)$/i,
  ),
  ...rows('vi vim nvim view gvim vimdiff ex rvim', '-c --cmd +', EDITOR_ESCAPE),
  ...rows('less more most', '+', SHELL_ESCAPE),
  ...rows('man', '-P --pager -H --html'),
  ...rows('split gsplit', '--filter'),
  ...rows('sort gsort', '--compress-program'),
  ...rows('zip', '-TT --unzip-command'),
  ...rows('sqlite3', '-cmd', /^\s*\.(?:shell|system)\s+([\s\S]*)$/, true),
  ...rows(
    'gdb',
    '-ex -iex --ex --eval-command -eval-command --init-eval-command',
    /^\s*(?:!|shell\s|pipe\s[^|]*\|)\s*([\s\S]*)$/,
  ),
  ...rows('lldb', '-o -O --one-line', /^\s*platform\s+shell\s+([\s\S]*)$/),
  ...rows('psql', '-c --command', /\\!\s*([\s\S]*)$|\bprogram\s+'((?:[^']|'')*)'/i),
  ...rows('mysql mariadb', '-e --execute', /(?:\\!|^\s*system\s)\s*([\s\S]*)$/),
  ...rows('mapfile readarray', '-C'),
  ...rows('compgen complete', '-C'),
  ...rows('nix-shell', '--run --command'),
  ...rows('ansible', '-a --args'),
  ...rows('nc netcat', '-e'),
  ...rows('ncat', '-e -c --exec --sh-exec'),
  ...rows('socat', '', /^(?:EXEC|SYSTEM|SHELL):([\s\S]*?)(?=$|,)/i, true),
  ...rows('tcpdump', '-z'),
  ...rows('strace', '-o', /^[|!]([\s\S]*)$/),
  ...rows('fzf', '--preview'),
  ...rows('rg', '--pre'),
  ...rows(
    'make gmake',
    '--eval -E',
    /\$\(shell\s([^)]*)|^(?:[^:\n]*:[^\n]*;|SHELL=)\s*(\S+\s[\s\S]*)$/,
    true,
  ),
  ...rows('apt apt-get aptitude', '-o --option', /^\w+::[\w:-]*(?:Invoke|Pkgs)(?:::)?=([\s\S]*)$/i),
  ...rows('systemd-run', '-p --property', /^Exec\w+=[-@:+!|]*([\s\S]+)$/),
  ...rows('fish', '-C --init-command'),
  ...rows('fly flyctl', '-C --command'),
  ...rows('nodemon', '-x --exec'),
  ...rows('concurrently', '', SEVERAL_WORDS, true),
  ...rows('hyperfine', '-p -s -c --prepare --setup --cleanup', SEVERAL_WORDS, true),
  ...rows('dpkg', '--pre-invoke --post-invoke'),
  ...rows('rpm rpmbuild', '--eval -E --pipe', /%\(([\s\S]*)\)|^([^%]*)$/),
  ...rows('dc', '-e --expression', /!([^\n]*)/),
  ...rows('expect', '-c', /(?:spawn|exec|system)\s+([^;\n]+)/),
  ...rows('aws', '--parameters', /commands=\[?["']?([^"'\]]+)/),
  ...rows('ag ack', '--pager'),
  ...rows('gpg gpg2', '--photo-viewer'),
  ...rows('bazel', '--run_under'),
  ...rows('go', '-exec -toolexec -vettool'),
  ...rows('nano', '-s --speller'),
  ...rows('doppler', '--command'),
  ...rows('alias', '', /^[^=]+=([\s\S]*)$/, true),
]);

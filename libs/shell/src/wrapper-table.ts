/** How the command line of a program that runs another program is built. */
export interface WrapperSyntax {
  /** Letters of the short options that take a value. */
  readonly valued: string;
  /** Long options that take the next word as their value. */
  readonly long: readonly string[];
  /** How many arguments stand before the command: the duration of `timeout`. */
  readonly operands: number;
  /** Whether `NAME=value` may stand before the command. */
  readonly assignments: boolean;
  /** Short options with which no command is run, as in `command -v`. */
  readonly inert: string;
  /** Whether the command's words are joined into the text of a script. */
  readonly script: boolean;
  /** Short options, without a value, with which they are not. */
  readonly direct: string;
  /** Whether the command runs elsewhere or as someone else: allowing the command does not allow that. */
  readonly privileged: boolean;
  /** What must stand before the command, so that there is one: `--`, a subcommand; alternatives with a `|` between. */
  readonly needed: string;
}

const syntax = (valued = '', more: Partial<WrapperSyntax> = {}): WrapperSyntax => ({
  valued,
  long: [],
  operands: 0,
  assignments: false,
  inert: '',
  script: false,
  direct: '',
  privileged: false,
  needed: '',
  ...more,
});

const list = (names: string) => names.split(/\s+/).map((name) => `--${name}`);
const privileged = true;
const script = true;

/** Several programs that are alike. */
const rows = (programs: string, valued = '', more: Partial<WrapperSyntax> = {}) =>
  programs.split(/\s+/).map((name) => [name, syntax(valued, more)] as const);

/** Programs that run the command behind their own words. */
export const WRAPPERS: ReadonlyMap<string, WrapperSyntax> = new Map([
  [
    'sudo',
    syntax('ughpCrtTUDR', {
      long: list('user group host prompt chdir chroot close-from role type other-user command-timeout'),
      assignments: true,
      inert: 'lvKV',
      privileged,
    }),
  ],
  ['doas', syntax('uC', { privileged })],
  ['pkexec', syntax('', { long: ['--user'], privileged })],
  ['env', syntax('uCS', { long: list('unset chdir split-string'), assignments: true })],
  ['nohup', syntax()],
  ['nice', syntax('n', { long: ['--adjustment'] })],
  ['ionice', syntax('cnpPu', { long: list('class classdata') })],
  ['chrt', syntax('TPD', { long: list('sched-runtime sched-period sched-deadline'), operands: 1 })],
  ['taskset', syntax('', { operands: 1 })],
  ['setarch', syntax('', { operands: 1 })],
  ['timeout', syntax('sk', { long: list('signal kill-after'), operands: 1 })],
  ['time', syntax('fo', { long: list('format output') })],
  ['stdbuf', syntax('ioe', { long: list('input output error') })],
  ['setsid', syntax()],
  ['linux64', syntax()],
  ['command', syntax('', { inert: 'vV' })],
  ['jobs', syntax('', { needed: '-x' })],
  ['builtin', syntax()],
  ['exec', syntax('a')],
  ['busybox', syntax()],
  ['toybox', syntax()],
  ['strace', syntax('aeEIoOpPsSuUXb')],
  ['ltrace', syntax('aADeFlnopsuwx')],
  ['fakeroot', syntax('lsib', { long: list('lib faked') })],
  ['unbuffer', syntax()],
  ['flock', syntax('wEc', { long: list('timeout wait conflict-exit-code command'), operands: 1 })],
  ['xargs', syntax('aEILnPsd', { long: list('arg-file delimiter max-lines max-args max-procs max-chars') })],
  [
    'parallel',
    syntax('jnNLIasSdC', { long: list('jobs arg-file delimiter max-args joblog sshlogin'), script }),
  ],
  ['watch', syntax('nq', { long: list('interval equexit'), script, direct: 'x' })],
  ['ssh', syntax('BbcDEeFIiJLlmOoPpQRSWw', { operands: 1, script, privileged })],
  ['chroot', syntax('', { long: list('userspec groups'), operands: 1, privileged })],
  ['nsenter', syntax('tSGN', { long: list('target setuid setgid'), privileged })],
  [
    'unshare',
    syntax('SGRw', {
      long: list('root wd setuid setgid map-user map-group propagation setgroups'),
      privileged,
    }),
  ],
  [
    'systemd-run',
    syntax('HMpuE', {
      long: list(
        `host machine property unit setenv uid gid slice description service-type nice working-directory on-active
        on-boot on-startup on-unit-active on-unit-inactive on-calendar path-property socket-property timer-property`,
      ),
      privileged,
    }),
  ],
  ['runuser', syntax('ugGsc', { long: list('user group supp-group shell command'), privileged })],
  ['prlimit', syntax('po')],
  [
    'setpriv',
    syntax('', { long: list('reuid regid ruid euid rgid egid groups inh-caps bounding-set securebits') }),
  ],
  ['choom', syntax('np', { long: list('adjust pid') })],
  ['firejail', syntax()],
  ['numactl', syntax('NCmipP', { long: list('interleave preferred membind cpunodebind physcpubind') })],
  ['gosu', syntax('', { operands: 1, privileged })],
  ['su-exec', syntax('', { operands: 1, privileged })],
  ['setuidgid', syntax('', { operands: 1, privileged })],
  ['tini', syntax('pe')],
  ['dumb-init', syntax('r', { long: ['--rewrite'] })],
  ['dbus-run-session', syntax('', { long: list('config-file dbus-daemon') })],
  ['dbus-launch', syntax()],
  [
    'xvfb-run',
    syntax('efnpsw', { long: list('error-file auth-file server-num xauth-protocol server-args wait') }),
  ],
  ['torsocks', syntax('uaP')],
  ['torify', syntax()],
  ['proxychains', syntax('f')],
  ['proxychains4', syntax('f')],
  ['cgexec', syntax('g')],
  ['valgrind', syntax()],
  ['rlwrap', syntax('bcCfHlmopPqsSt')],
  ['catchsegv', syntax()],
  ['entr', syntax()],
  ['sshpass', syntax('pfdP', { privileged })],
  [
    'mosh',
    syntax('p', {
      long: list('ssh port client server predict family'),
      operands: 0,
      privileged,
      needed: '--',
    }),
  ],
  ['autossh', syntax('MBbcDEeFIiJLlmOoPpQRSWw', { operands: 1, script, privileged })],
  ['pdsh', syntax('wxltuf', { script, privileged })],
  ['clush', syntax('wxgltuf', { script, privileged })],
  ['npx', syntax('pc', { long: list('package call workspace') })],
  ['bunx', syntax()],
  ['uvx', syntax('pw', { long: list('from with python') })],
  ['pipx', syntax('', { long: list('spec pip-args'), needed: 'run' })],
  [
    'uv',
    syntax('pw', {
      long: list(
        'with with-editable with-requirements extra group python package directory project env-file index-url',
      ),
      needed: 'run',
    }),
  ],
  ['poetry', syntax('CP', { long: list('directory project'), needed: 'run' })],
  ['pdm', syntax('p', { long: list('project'), needed: 'run' })],
  ['hatch', syntax('', { needed: 'run' })],
  ['rye', syntax('', { needed: 'run' })],
  ['pipenv', syntax('', { needed: 'run' })],
  ['bundle', syntax('', { needed: 'exec' })],
  ['rbenv', syntax('', { needed: 'exec' })],
  ['pyenv', syntax('', { needed: 'exec' })],
  ['npm', syntax('pw', { long: list('package workspace'), needed: 'exec|x' })],
  ['pnpm', syntax('CF', { long: list('dir filter'), needed: 'exec|dlx' })],
  ['yarn', syntax('', { needed: 'exec|dlx' })],
  ['conda', syntax('np', { long: list('name prefix cwd'), needed: 'run' })],
  ['mamba', syntax('np', { long: list('name prefix cwd'), needed: 'run' })],
  ['micromamba', syntax('np', { long: list('name prefix cwd'), needed: 'run' })],
  ['mise', syntax('Cc', { needed: '--' })],
  ['asdf', syntax('', { needed: 'exec' })],
  ['direnv', syntax('', { operands: 1, needed: 'exec' })],
  ['dotenv', syntax('ef', { needed: 'run' })],
  ['doppler', syntax('pc', { needed: '--' })],
  ['op', syntax('', { long: list('env-file account'), needed: '--' })],
  ['aws-vault', syntax('', { needed: '--' })],
  ['heroku', syntax('arse', { long: list('app remote size env type'), needed: 'run', privileged })],
  ['perf', syntax('epCaDrIogo', { needed: 'stat|record|trace' })],
  ['lxc-attach', syntax('nePRsulg', { needed: '--', privileged })],
  ['machinectl', syntax('HMnoE', { operands: 1, needed: 'shell', privileged })],
  [
    'systemd-nspawn',
    syntax('DiMuSZLEp', {
      long: list('directory image machine user bind bind-ro setenv template'),
      privileged,
    }),
  ],
  ['wsl', syntax('du', { long: list('distribution user cd'), privileged })],
  ['screen', syntax('cehpsStT', { inert: 'rRxXlv' })],
  ['xterm', syntax('', { needed: '-e' })],
  ['konsole', syntax('', { needed: '-e' })],
  ['gnome-terminal', syntax('', { needed: '--' })],
  ...rows('alacritty kitty foot urxvt st', '', { needed: '-e' }),
  ...rows(
    `ld-linux-x86-64.so.2 ld-linux.so.2 ld-linux-aarch64.so.1 ld-linux-armhf.so.3 ld-musl-x86_64.so.1
    ld-musl-aarch64.so.1 ld64.so.2 ld.so`,
    '',
    { long: list('library-path preload audit argv0 inhibit-rpath') },
  ),
  [
    'script',
    syntax('EIOBTmo', { long: list('echo log-in log-out log-io log-timing output-limit'), operands: 1 }),
  ],
  ...rows('gtimeout', 'sk', { long: list('signal kill-after'), operands: 1 }),
  ...rows('genv', 'uCS', { long: list('unset chdir split-string'), assignments: true }),
  ...rows('gnice', 'n', { long: ['--adjustment'] }),
  ...rows('gstdbuf', 'ioe', { long: list('input output error') }),
  ...rows('gnohup tsp sem chronic ifne xcrun caffeinate arch pfexec fakechroot ssh-agent retry', 'tjaP'),
  ...rows('chpst', 'ueUbnlLmdopcrtf/', { privileged }),
  ...rows('softlimit', 'adflmoprstc'),
  ...rows('envdir setlock envuidgid faketime', '', { operands: 1 }),
  ...rows('s6-setuidgid runcon', 'turl', { operands: 1, privileged }),
  ...rows('daemonize', 'apcuoeEl'),
  ...rows('aa-exec', 'pn', { long: list('profile namespace') }),
  ...rows('proot', 'rbqkw0', { long: list('rootfs bind qemu cwd') }),
  ...rows('cpulimit', 'lpe', { long: list('limit pid exe') }),
  ...rows('sandbox-exec', 'fpnD'),
  ...rows('dtach abduco', '', { needed: '-n|-c|-A', operands: 1 }),
  ...rows('run0', 'ugDE', { long: list('user group chdir setenv unit nice property'), privileged }),
  ...rows('sudo-rs please dzdo gksudo gksu', 'ugD', { long: list('user group'), privileged }),
  ...rows('watchexec reflex nsjail zellij infisical teller dotenvx opam stack cabal tox dune wezterm', '', {
    needed: '--',
  }),
  ...rows('chamber guix', '', { needed: '--' }),
  [
    'devcontainer',
    syntax('', { long: list('workspace-folder container-id config'), needed: 'exec', privileged }),
  ],
  ...rows('multipass distrobox', '', { needed: '--', privileged }),
  ...rows('devbox foreman honcho railway volta pixi', 'efpm', { needed: 'run' }),
  ...rows('toolbox', 'c', { long: list('container distro release'), needed: 'run', privileged }),
  ...rows('fnm', '', { needed: 'exec' }),
  ...rows('nvm', '', { needed: 'exec', operands: 1 }),
  ...rows('env-cmd', 'fer'),
  ...rows('cross-env', '', { assignments: true }),
  ...rows('cross-env-shell', '', { assignments: true, script }),
  ...rows('nix', '', { needed: '-c|--command' }),
  ...rows('sops', '', { needed: 'exec-env', operands: 1, script }),
  ...rows('tailscale', '', { needed: 'ssh', operands: 1, script, privileged }),
  ...rows('apptainer singularity', 'BCHWcew', {
    long: list('bind home pwd env overlay workdir'),
    needed: 'exec|run',
    operands: 1,
    privileged,
  }),
  ['ip', syntax('nfB', { needed: 'netns|vrf', operands: 2, privileged })],
  ['pidstat', syntax('', { needed: '-e' })],
  ['cmake', syntax('', { needed: '-E' })],
  ['crictl', syntax('r', { needed: 'exec', operands: 1, privileged })],
  ['minikube', syntax('np', { long: list('node profile'), needed: 'ssh', script, privileged })],
  ['adb', syntax('sHPL', { needed: 'shell', script, privileged })],
  ['rsh', syntax('l', { operands: 1, script, privileged })],
  ['fab', syntax('Hi', { needed: '--', script, privileged })],
  ['knife', syntax('xPi', { needed: 'ssh', operands: 1, script, privileged })],
  ...rows('dsh pssh parallel-ssh', 'mgfhHlpoetxXO', { script, privileged }),
  ...rows('x-terminal-emulator xfce4-terminal lxterminal mate-terminal terminator tilix', '', {
    needed: '-e|-x|--',
  }),
  ...rows('xdg-terminal-exec'),
  ...rows('flatpak-spawn', '', { privileged }),
]);

import { CALL, MAY_CALL } from './call-patterns.js';
import { hiddenTexts } from './hidden-code.js';
import { SQL_ESCAPE, SQL_SIGN } from './script-options.js';

/** Each name that `CALL` knows, in every way of writing it. */
const NAMES =
  `system popen popen2 popen3 popen4 exec execute execSync spawn spawnSync execFile execFileSync execa execaSync
  execaCommand passthru shell_exec proc_open pcntl_exec run call check_call check_output Popen getoutput getstatusoutput
  execl execv execlp execvp execvpe spawnl spawnvp spawnve posix_spawn posix_spawnp create_subprocess_shell
  create_subprocess_exec capture2 capture2e capture3 shell-command call-process run_process runProgram cmd shell system2
  open2 open3 commandSync callCommand callProcess readProcess run-program exec.Command Sys.command shell/sh os/shell
  Process.Start doShellScript Deno.Command iex Invoke-Expression`.split(/\s+/);

const SIGNS = [
  ...[
    'getattr(x, y)',
    'x.__dict__',
    'x.__getattribute__',
    'globals()',
    'vars()',
    'importlib',
    '__import__(x)',
  ],
  ...[
    'ctypes',
    'b64decode',
    'base64',
    'atob',
    'fromhex',
    'fromCharCode',
    'unpack',
    'pack (',
    'rot13',
    'rot_13',
  ],
  ...[
    'chr',
    'send',
    'public_send',
    '__send',
    'const_get',
    'reverse',
    'strrev',
    'x[::-1]',
    'Buffer.from',
    'unhexlify',
  ],
  ...['process.binding', 'x[y](z)', 'x[y[z]] (0)', `x('y') (z)`],
];

describe('a cheap test before a costly pattern', () => {
  it.each(NAMES)('lets calls of %s through', (name) => {
    expect(`${name}("ls")`.search(CALL)).toBeGreaterThanOrEqual(0);
    expect(MAY_CALL.test(name)).toBe(true);
  });

  it('lets AppleScript through', () => {
    for (const code of ['do shell script "ls"', 'do script "ls"']) {
      expect(code.search(CALL)).toBe(0);
      expect(MAY_CALL.test(code)).toBe(true);
    }
  });

  it.each(['\\! ls', 'select 1 \\g | ls', '\\o |ls', "copy t to program 'ls'", '\\set x `ls`'])(
    'lets %s of psql through',
    (text) => {
      expect(SQL_ESCAPE.test(text)).toBe(true);
      expect(SQL_SIGN.test(text)).toBe(true);
    },
  );

  it.each(SIGNS)('lets code with %s through', (sign) => {
    expect([...hiddenTexts(`import os; ${sign}; f("rm -rf /x")`, false)]).toContain('rm -rf /x');
  });
});

import { list, rows, syntax, type WrapperSyntax } from './wrapper-syntax.js';

const privileged = true;
const script = true;
const SSH = 'BbcDEeFIiJLlmOoPpQRSWw';

/** Programs that run the command behind their own words on another machine, or in a container of its own. */
export const REMOTE_WRAPPERS: readonly (readonly [string, WrapperSyntax])[] = [
  ...rows('ssh mssh hpnssh', SSH, { operands: 1, script, privileged }),
  ...rows('rsh remsh rlogin plink', 'liPpLRDm', { operands: 1, script, privileged }),
  ['autossh', syntax('MBbcDEeFIiJLlmOoPpQRSWw', { operands: 1, script, privileged })],
  ['pdsh', syntax('wxltuf', { script, privileged })],
  ['clush', syntax('wxgltuf', { script, privileged })],
  ['heroku', syntax('arse', { long: list('app remote size env type'), needed: 'run', privileged })],
  ['lxc-attach', syntax('nePRsulg', { needed: '--', privileged })],
  ['wsl', syntax('du', { long: list('distribution user cd'), privileged })],
  ...rows('toolbox', 'c', { long: list('container distro release'), needed: 'run', privileged }),
  ...rows('tailscale', '', { needed: 'ssh', operands: 1, script, privileged }),
  ['crictl', syntax('r', { needed: 'exec', operands: 1, privileged })],
  [
    'minikube',
    syntax('np', {
      long: list('node profile'),
      needed: 'ssh',
      script,
      privileged,
      also: syntax('np', { needed: 'kubectl exec --', privileged }),
    }),
  ],
  ['adb', syntax('sHPL', { needed: 'shell', script, privileged })],
  ['fab', syntax('Hi', { needed: '--', script, privileged })],
  ['knife', syntax('xPi', { needed: 'ssh', operands: 1, script, privileged })],
  ...rows('dsh pssh parallel-ssh', 'mgfhHlpoetxXO', { script, privileged }),
  ...rows('multipass limactl', 'd', {
    long: list('working-directory workdir shell'),
    needed: 'exec|shell',
    operands: 1,
    privileged,
  }),
  ...rows('distrobox', '', { needed: '--', privileged }),
  ...rows('lima'),
  ...rows('colima orb orbctl', 'pmuw', { needed: 'ssh|run', privileged }),
  ...rows('lxc-execute', 'nfsoluP', { needed: '--', privileged }),
  [
    'juju',
    syntax('mpau', {
      long: list('unit units application app machine model timeout'),
      needed: 'exec|run',
      script,
      privileged,
      also: syntax('mpi', { long: list('model'), needed: 'ssh', operands: 1, script, privileged }),
    }),
  ],
  [
    'buildah',
    syntax('v', {
      long: list('user volume workingdir mount env hostname network runtime cap-add cap-drop'),
      needed: 'run',
      operands: 1,
      privileged,
      also: syntax('', { needed: 'unshare' }),
    }),
  ],
  ...rows('runc crun youki', 'uepc', {
    long: list('console-socket cwd env user pid-file process apparmor cap additional-gids root log'),
    needed: 'exec',
    operands: 1,
    privileged,
  }),
  [
    'ctr',
    syntax('na', {
      long: list('exec-id cwd user namespace address'),
      needed: 't exec|task exec|tasks exec',
      operands: 1,
      privileged,
      also: syntax('na', {
        long: list('mount env cwd user label runtime snapshotter namespace address platform'),
        needed: 'run',
        operands: 2,
        privileged,
      }),
    }),
  ],
  ...rows('gcloud', SSH, { needed: 'compute ssh --|cloud-shell ssh --', script, privileged }),
  ...rows('az', SSH, { needed: 'ssh --', script, privileged }),
  ...rows('vagrant', SSH, { needed: 'ssh --', script, privileged }),
  ...rows('hcloud', 'ipu', { needed: 'server ssh', operands: 1, script, privileged }),
  ...rows('fly flyctl', 'ac', {
    needed: 'machine exec|machines exec|m exec',
    operands: 1,
    script,
    privileged,
  }),
  ...rows('tsh', 'lL', {
    long: list('proxy user cluster login'),
    needed: 'ssh',
    operands: 1,
    script,
    privileged,
  }),
  ...rows('nomad', 'ti', { long: list('task job'), needed: 'alloc exec|exec', operands: 1, privileged }),
  ...rows('dokku', '', { needed: 'run|enter', operands: 1, privileged }),
  ...rows('consul', '', { needed: 'exec', script, privileged }),
  ...rows('pyinfra', '', { needed: '--', script, privileged }),
];

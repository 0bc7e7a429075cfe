import { MINUS } from './characters.js';
import { NameSet } from './name-set.js';
import type { Word } from './word.js';
import type { Wrapped } from './wrappers.js';

const ENGINES = new Set(['docker', 'podman', 'nerdctl', 'docker-compose']);
const CLUSTERS = new Set('kubectl oc k3s microk8s microk8s.kubectl kubecolor k lxc incus'.split(' '));
/** Programs that may run a command in a container. */
export const CONTAINER_PROGRAMS: readonly string[] = [...ENGINES, ...CLUSTERS];

/** What runs a command in a pod, and which of it takes the command without a separator too. */
const VERBS = new NameSet(['exec', 'rsh', 'run', 'debug', 'create', 'node-shell']);
const POD_VERBS = new Set(['exec', 'rsh']);

const RUNNING = new Set(['exec', 'run', 'create']);
/** What engines have beside containers, and run commands in. */
const GROUPS = new Set(['compose', 'container', 'service', 'sandbox']);

/** Options of `docker`, `docker exec` and `docker run` that take no value; the others do. */
const BARE_LETTERS = /^-[itdPqTD]+$/;
const BARE = new Set(
  `debug tls tlsverify rm privileged init tty interactive detach read-only no-healthcheck oom-kill-disable
  publish-all quiet sig-proxy disable-content-trust no-TTY no-deps service-ports use-aliases build remove-orphans
  all-resources compatibility dry-run quiet-pull`
    .split(/\s+/)
    .map((name) => `--${name}`),
);

/** Finds the command that a container engine or a cluster's client runs in a container; null when it runs none. */
export function containerCommand(program: string, words: readonly Word[]): Wrapped | null {
  if (CLUSTERS.has(program)) return behindSeparator(words);
  if (!ENGINES.has(program)) return null;
  let at = skip(words, 1).end;
  if (words[at]?.text === 'unshare') return engineShell(words, skip(words, at + 1).end);
  const group = words[at]?.text ?? '';
  if (GROUPS.has(group)) at = skip(words, at + 1).end;
  const verb = words[at]?.text ?? '';
  if (!RUNNING.has(verb) || (verb === 'create' && (group === 'compose' || program === 'docker-compose')))
    return null;
  const options = skip(words, at + 1);
  const commandAt = options.end + 1;
  const rest = words.slice(commandAt);
  const command = options.entrypoint ? [options.entrypoint, ...rest] : rest;
  if (command.length === 0) return null;
  return { commandAt, words: command, script: false, privileged: true };
}

/** `podman unshare CMD` */
function engineShell(words: readonly Word[], commandAt: number): Wrapped | null {
  return commandAt < words.length ? { commandAt, words: null, script: false, privileged: true } : null;
}

/** `kubectl exec POD -- CMD`, and `kubectl exec POD CMD` as it was. */
function behindSeparator(words: readonly Word[]): Wrapped | null {
  const verb = verbAt(words);
  if (verb < 0) return null;
  const separator = words.findIndex(({ text }, at) => at > verb && text === '--');
  if (separator + 1 >= words.length) return null;
  if (separator < 0) return POD_VERBS.has(words[verb]?.text ?? '') ? behindPod(words, verb + 1) : null;
  return { commandAt: separator + 1, words: null, script: false, privileged: true };
}

function verbAt(words: readonly Word[]): number {
  for (let at = 0; at < words.length; at++) if (VERBS.has(words[at]?.text ?? '')) return at;
  return -1;
}

/** `kubectl exec [-it] [-c NAME] POD CMD`, with options before the pod or behind it. */
function behindPod(words: readonly Word[], start: number): Wrapped | null {
  const commandAt = skip(words, skip(words, start).end + 1).end;
  return commandAt < words.length ? { commandAt, words: null, script: false, privileged: true } : null;
}

function skip(words: readonly Word[], start: number): { end: number; entrypoint: Word | null } {
  let entrypoint: Word | null = null;
  let at = start;
  for (; at < words.length; at++) {
    const word = words[at];
    // A lone `-`, and one with a line break behind it, is an operand.
    if (!word || word.text.charCodeAt(0) !== MINUS || !/^-./.test(word.text)) break;
    const equals = word.text.indexOf('=');
    const name = equals < 0 ? word.text : word.text.slice(0, equals);
    const value = equals < 0 ? undefined : word.text.slice(equals + 1);
    const attached = value !== undefined || (!name.startsWith('--') && name.length > 2);
    if (BARE.has(name) || BARE_LETTERS.test(name)) continue;
    if (!attached) at += 1;
    if (name !== '--entrypoint') continue;
    entrypoint = value === undefined ? (words[at] ?? null) : word.withText(value);
  }
  return { end: at, entrypoint };
}

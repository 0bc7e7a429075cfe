import { atomKind, atomValue, type Atom } from './atom.js';

/** Folders, devices and words in which everything happens: that something happens there says nothing. */
const COMMON_PLACE =
  /^(?:\/(?:tmp|home|var|usr|etc|dev|opt|root|Users|bin|sbin|lib|proc|sys|mnt|media|srv|app|workspace|code|repo|data|private|var\/(?:log|tmp|lib|run)|usr\/(?:local|bin|lib|share|sbin|include)(?:\/(?:bin|lib|share|etc))?|path(?:\/to)?|dev\/(?:null|stdout|stderr|shm|fd)|bin\/(?:ba|z)?sh)?|~|~\/\w+|~\/)\/?$/;
const PLAIN_WORD = /^(?:[a-z]{1,12}|\{\}|[\d.]+|[^A-Za-z0-9]+)$/;
const HOST = /^(?:[\w-]+\.)+(?:com|org|net|io|dev|test|local|lan|internal|edu|gov)$/;
const COMMON_NAME = /^(?:python[\d.]*|https?.*|script\.\w+|[\w.]*\*[\w.]*|[^%]*%.*|\+.*)$/;

/** Is it a flag, such as `-X` or `--name`? */
export function isFlag(atom: Atom): boolean {
  return atomKind(atom) === '=' && atomValue(atom).startsWith('-');
}

/** Is it an ordinary word or place, which unseen safe commands are bound to have too? */
export function isOrdinary(atom: Atom): boolean {
  const value = atomValue(atom);
  switch (atomKind(atom)) {
    case '=':
      if (value.startsWith('-')) return false;
      return /^[/~]/.test(value) ? COMMON_PLACE.test(value) : PLAIN_WORD.test(value) || isCommonName(value);
    case '/':
      return COMMON_PLACE.test(value);
    case 'b':
      return /^[A-Za-z]+$/.test(value) || isCommonName(value);
    default:
      return (/^[A-Za-z]+$/.test(value) && !/[a-z][A-Z]/.test(value)) || isCommonName(value);
  }
}

/** Is it so special a name or place that it says something by itself, whatever the program is? */
export function isDistinctive(atom: Atom): boolean {
  if (isOrdinary(atom) || isFlag(atom)) return false;
  const value = atomValue(atom);
  if (atomKind(atom) === '/') return value.replace(/\/$/, '').split('/').length >= 4;
  return value.length >= 7 && /[\d_./-]/.test(value);
}

function isCommonName(value: string): boolean {
  return COMMON_NAME.test(value) || HOST.test(value);
}

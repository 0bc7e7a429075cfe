import { RE2JSSyntaxException } from 're2js';
import { MAX_PATTERN_LENGTH } from './check-pattern.js';
import { parsePattern } from './parse-pattern.js';

/** A part of a pattern: from `start` to before `end`, in UTF-16 code units. */
export interface PatternPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a pattern stops being RE2 syntax, to be shown to whoever writes it: null when it is RE2 syntax, is too long, or when no place can be told.
 * The engine says what it stumbled over and not where, so the place is the first at which it stumbles over the same.
 */
export function syntaxFault(pattern: string): PatternPlace | null {
  const fault = pattern.length > MAX_PATTERN_LENGTH ? null : faultOf(pattern);
  if (fault === null) return null;
  const { error, input } = fault;
  if (error === 'missing closing )') return unclosed(pattern);
  if (error === 'missing closing ]' && input !== null) return placeAt(pattern.length - input.length, 1);
  if (error === 'trailing backslash at end of expression') return placeAt(pattern.length - 1, 1);
  const stumbledOver = error === 'unexpected )' ? ')' : input;
  if (stumbledOver === null || stumbledOver === '') return null;
  for (let at = pattern.indexOf(stumbledOver); at >= 0; at = pattern.indexOf(stumbledOver, at + 1)) {
    const before = faultOf(pattern.slice(0, at + stumbledOver.length));
    if (before?.error === error && (before.input === input || error === 'unexpected )')) {
      return placeAt(at, stumbledOver.length);
    }
  }
  return soleOccurrence(pattern, stumbledOver);
}

function faultOf(pattern: string): RE2JSSyntaxException | null {
  try {
    parsePattern(pattern);
    return null;
  } catch (error) {
    return error instanceof RE2JSSyntaxException ? error : null;
  }
}

const placeAt = (start: number, length: number): PatternPlace => ({ start, end: start + length });

/** Some faults show only with what follows them; where there is one such text, that is the place. */
function soleOccurrence(pattern: string, text: string): PatternPlace | null {
  const at = pattern.indexOf(text);
  return at >= 0 && pattern.indexOf(text, at + 1) < 0 ? placeAt(at, text.length) : null;
}

/** The last parenthesis that is opened and never closed; what is escaped, quoted or in a class of characters is none. */
function unclosed(pattern: string): PatternPlace | null {
  const open: number[] = [];
  for (let at = 0; at < pattern.length; at = afterLiteral(pattern, at)) {
    if (pattern[at] === '(') open.push(at);
    else if (pattern[at] === ')') open.pop();
  }
  const last = open.at(-1);
  return last === undefined ? null : placeAt(last, 1);
}

/** The place after a character, or after what begins with it and has no parenthesis that means one. */
function afterLiteral(pattern: string, at: number): number {
  if (pattern.startsWith('\\Q', at)) return orEnd(pattern, pattern.indexOf('\\E', at) + 1);
  if (pattern[at] === '\\') return at + 2;
  return pattern[at] === '[' ? afterClass(pattern, at) : at + 1;
}

/** The place after a class of characters, in which `]` is itself when it comes first. */
function afterClass(pattern: string, start: number): number {
  let at = start + (pattern[start + 1] === '^' ? 2 : 1);
  if (pattern[at] === ']') at++;
  while (at < pattern.length && pattern[at] !== ']') {
    if (pattern.startsWith('[:', at)) at = orEnd(pattern, pattern.indexOf(':]', at) + 1);
    else at += pattern[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

const orEnd = (pattern: string, found: number): number => (found === 0 ? pattern.length : found + 1);

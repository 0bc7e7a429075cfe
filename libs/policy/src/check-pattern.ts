import { RE2JS } from 're2js';
import { PatternAutomaton } from './automaton/pattern-automaton.js';
import { MAX_WORK } from './automaton/pattern-program.js';
import { patternTree } from './automaton/pattern-tree.js';

/** The longest pattern, in UTF-16 code units. */
export const MAX_PATTERN_LENGTH = 1_000;

/**
 * The largest compiled pattern, in RE2 instructions (I8). A literal of 1,000 characters compiles to 1,002, so every plain
 * pattern fits; nested repetitions don't.
 */
export const MAX_PROGRAM_SIZE = 1_024;

/** Whether a pattern can be a rule's, and how large it compiles or why not. */
export type PatternCheck =
  { readonly ok: true; readonly programSize: number } | { readonly ok: false; readonly reason: string };

/**
 * Tells whether a pattern is accepted: RE2 syntax, not empty, within the length and the program-size bound, matched within
 * a bounded time for each character, well-formed Unicode without NUL (I8). Never throws.
 */
export function checkPattern(pattern: string): PatternCheck {
  const malformed = malformedText(pattern);
  if (malformed !== null) return { ok: false, reason: malformed };
  try {
    const programSize = RE2JS.compile(pattern).programSize();
    const tooLarge = sizeProblem(pattern, programSize);
    return tooLarge === null ? { ok: true, programSize } : { ok: false, reason: tooLarge };
  } catch (error) {
    return { ok: false, reason: syntaxReason(pattern, error) };
  }
}

function sizeProblem(pattern: string, programSize: number): string | null {
  if (programSize > MAX_PROGRAM_SIZE) {
    return `compiles to ${programSize} instructions, more than the limit of ${MAX_PROGRAM_SIZE}`;
  }
  const automaton = new PatternAutomaton(patternTree(pattern));
  if (automaton.isBounded) return null;
  const work = Math.ceil(automaton.work);
  return `has too many states, and takes up to ${work} steps for each character of a text, more than the limit of ${MAX_WORK}`;
}

function malformedText(pattern: string): string | null {
  if (pattern.length === 0) return 'must not be empty';
  if (pattern.length > MAX_PATTERN_LENGTH) {
    return `has ${pattern.length} characters, more than the limit of ${MAX_PATTERN_LENGTH}`;
  }
  if (pattern.includes('\0')) return 'must not contain a NUL character';
  if (/\p{Surrogate}/u.test(pattern)) return 'must not contain a lone surrogate';
  return null;
}

/** Names the two constructs that people bring from other engines; the rest is the engine's own message. */
function syntaxReason(pattern: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/`\(\?<?[=!]/.test(message)) return 'look-around is not RE2 syntax';
  if (/invalid escape sequence: `\\[1-9k]/.test(message) || message.includes('`(?P=')) {
    return 'back-references are not RE2 syntax';
  }
  if (message.includes('`(?P') && pattern.includes('(?P=')) return 'back-references are not RE2 syntax';
  return `is not RE2 syntax: ${message.replace(/^error parsing regexp: /, '')}`;
}

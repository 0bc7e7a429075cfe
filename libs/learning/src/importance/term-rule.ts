const META = /[\\^$.*+?()[\]{}|]/g;
const ASCII_WORD = /\w/;

/**
 * The deny pattern of a term: `\bTERM\b`, RE2 syntax, its spaces as `\s+`. Word boundaries of RE2 know ASCII alone, so that
 * a side of the term that starts or ends with another letter goes without one.
 */
export function termRulePattern(term: string): string {
  const words = term.split(' ').map((word) => word.replace(META, '\\$&'));
  const start = ASCII_WORD.test(term.charAt(0)) ? '\\b' : '';
  const end = ASCII_WORD.test(term.charAt(term.length - 1)) ? '\\b' : '';
  return start + words.join('\\s+') + end;
}

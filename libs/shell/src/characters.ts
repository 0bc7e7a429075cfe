/** Code units that parsing asks for by number, since reading them as strings is slower. */
export const TAB = 0x09;
export const LINE_BREAK = 0x0a;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const OPENING = 0x28;
export const CLOSING = 0x29;
export const STAR = 0x2a;
export const MINUS = 0x2d;
export const SLASH = 0x2f;
export const SEMICOLON = 0x3b;
export const EQUALS = 0x3d;
export const QUESTION_MARK = 0x3f;
export const OPENING_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSING_BRACKET = 0x5d;
export const BACKTICK = 0x60;
export const OPENING_BRACE = 0x7b;

const ASCII = 128;
const METACHARACTERS = classOf(' \t\n;&|()<>');
const WORD_ENDS = classOf(' \t\n;&|)');
const ANGLES = classOf('<>');
const SPECIAL = classOf(' \t\n;&|()<>\\\'"$`=');
const OPERATORS = classOf(';&|');
const REDIRECTIONS = classOf('<>&{0123456789');
const BARE = classOf(`${visible()}=`);
const WORD_STARTS = classOf(visible().replace(/\d/g, ''));

function classOf(characters: string): Uint8Array {
  const members = new Uint8Array(ASCII);
  for (let at = 0; at < characters.length; at++) members[characters.charCodeAt(at)] = 1;
  return members;
}

/** ASCII that neither ends a word nor has a meaning in it; a `{` may have one. */
function visible(): string {
  let text = '';
  for (let code = SPACE + 1; code < ASCII - 1; code++) {
    if (SPECIAL[code] === 0 && code !== OPENING_BRACE) text += String.fromCharCode(code);
  }
  return text;
}

/** Whether an unquoted character ends a word, if it does not start something like `<(…)`. */
export function isMetacharacter(code: number): boolean {
  return code < ASCII && METACHARACTERS[code] === 1;
}

/** Whether a character stands for itself in an unquoted word. Braces are expanded afterwards. */
export function isPlain(code: number): boolean {
  return code >= ASCII || SPECIAL[code] === 0;
}

/** Whether a character is visible ASCII, plain or a `=`, and can't be the start of braces. */
export function isBare(code: number): boolean {
  return code < ASCII && BARE[code] === 1;
}

/** Whether only a word may start with a character: no operator, no redirection with or without a number. */
export function startsWord(code: number): boolean {
  return code < ASCII && WORD_STARTS[code] === 1;
}

/** Whether a word ends for certain before a place in a source: at its end, a blank or an operator. */
export function endsWord(source: string, at: number): boolean {
  if (at >= source.length) return true;
  const code = source.charCodeAt(at);
  return (
    code < ASCII && (WORD_ENDS[code] === 1 || (ANGLES[code] === 1 && source.charCodeAt(at + 1) !== OPENING))
  );
}

/** Whether an operator between commands starts with a character; a line break is one besides. */
export function startsOperator(code: number): boolean {
  return code < ASCII && OPERATORS[code] === 1;
}

/** Whether a redirection may start with a character: `>`, `2>`, `{fd}>`. */
export function startsRedirection(code: number): boolean {
  return code < ASCII && REDIRECTIONS[code] === 1;
}

/** Whether a character may stand in the name of a variable; a digit not at its start. */
export function isNameCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f;
}

/** Whether a character is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether a character is an ASCII letter. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

import { AMPERSAND, SEMICOLON } from './characters.js';

const REDIRECTION = /(?:\d+|\{\w+\})?(?:&>>|&>|<<<|<<-|<<|<>|<&|>>|>&|>\||[<>](?!\())/y;

/** Where the operator ends that starts at a place: `;;&`, `;;`, `;&`, `;`, `&&`, `&`, `||`, `|&`, `|`. */
export function operatorEnd(source: string, at: number): number {
  const first = source.charCodeAt(at);
  const second = source.charCodeAt(at + 1);
  if (first === SEMICOLON && second === SEMICOLON)
    return source.charCodeAt(at + 2) === AMPERSAND ? at + 3 : at + 2;
  const isDouble = (first === second && first !== SEMICOLON) || (first !== AMPERSAND && second === AMPERSAND);
  return isDouble ? at + 2 : at + 1;
}

/** The same for a redirection with the descriptor before it; the place itself where none stands. */
export function redirectionEnd(source: string, at: number): number {
  REDIRECTION.lastIndex = at;
  return REDIRECTION.test(source) ? REDIRECTION.lastIndex : at;
}

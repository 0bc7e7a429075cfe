import { resolveAnsiEscapes } from './ansi-escapes.js';

/** What an operator makes of a parameter's value; null when that isn't known. */
export type ParameterChange = (text: string) => string;

const RANGE = /^: ?(-?\d{1,6})(?::(-?\d{1,6}))?$/;
const CUT = /^(##?|%%?)(\*?)([^*?[\\$`"'()]*)(\*?)$/;
const REPLACED = /^(\/\/?)([^/*?[\\$`"'()]+)(?:\/([^\\$`"'&]*))?$/;

/** What the text operators of parameters do, with literal texts: `#x`, `%%.*`, `:0:2`, `/x/y`, `,,`, `@E`; null for others. */
export function parameterChange(operator: string): ParameterChange | null {
  switch (operator) {
    case ',,':
    case '@L':
      return (text) => text.toLowerCase();
    case '^^':
    case '@U':
      return (text) => text.toUpperCase();
    case ',':
      return (text) => text.charAt(0).toLowerCase() + text.slice(1);
    case '^':
    case '@u':
      return (text) => text.charAt(0).toUpperCase() + text.slice(1);
    case '@E':
      return resolveAnsiEscapes;
    default:
      return range(operator) ?? cut(operator) ?? replaced(operator);
  }
}

function range(operator: string): ParameterChange | null {
  const [, from, length] = RANGE.exec(operator) ?? [];
  if (from === undefined) return null;
  return (text) => {
    const start = Number(from) < 0 ? Math.max(0, text.length + Number(from)) : Number(from);
    if (length === undefined) return text.slice(start);
    return Number(length) < 0 ? text.slice(start, Number(length)) : text.slice(start, start + Number(length));
  };
}

function cut(operator: string): ParameterChange | null {
  const [, sign = '', before, literal = '', after] = CUT.exec(operator) ?? [];
  const isStart = sign.startsWith('#');
  const open = isStart ? before : after;
  const closed = isStart ? after : before;
  if (literal === '' || closed !== '') return null;
  if (open === '') {
    return isStart
      ? (text) => (text.startsWith(literal) ? text.slice(literal.length) : text)
      : (text) => (text.endsWith(literal) ? text.slice(0, -literal.length) : text);
  }
  const isFirst = (sign.length === 1) === isStart;
  return (text) => {
    const at = isFirst ? text.indexOf(literal) : text.lastIndexOf(literal);
    if (at < 0) return text;
    return isStart ? text.slice(at + literal.length) : text.slice(0, at);
  };
}

function replaced(operator: string): ParameterChange | null {
  const [, sign = '', from = '', to = ''] = REPLACED.exec(operator) ?? [];
  if (from === '' || /^[#%]/.test(from)) return null;
  return (text) => (sign === '//' ? text.split(from).join(to) : text.replace(from, () => to));
}

import { unescaped } from './code-literals.js';
import { quotedTexts } from './quoted-texts.js';

/** Signs that code looks a function up by a name that it makes, or decodes what it runs. */
const HIDING =
  /getattr\s*\(|__dict__|__getattribute__|\bglobals\s*\(|\bvars\s*\(|importlib|__import__\s*\((?!["']\w+["']\s*\)\.)|ctypes|b64|base64|atob|fromhex|fromCharCode|unpack|pack\s*\(|rot_?13|\bchr\b|(?:public_|__)?send\b|const_get|reverse\b|strrev|\[::-1\]|Buffer\.from|unhexlify|process\.binding|\]\s*(?:\]\s*)?\(|["']\s*\)\s*\(/;
/** What stands in each of these signs: the longer pattern is tried only where this one matches. */
const MAY_HIDE =
  /[\])]\s*\(|getattr|__|globals|vars|importlib|ctypes|b64|base64|atob|from[hC]|pack|rot_?13|chr|send|const_get|reverse|strrev|::-1|Buffer|unhex|process\.b/;
const NUMBERS = /[[(,]\s{0,4}((?:\d{1,3}\s{0,4},\s{0,4}){2,1024}\d{1,3})/g;
const CHARACTERS = /(?:chr\s{0,4}\(\s{0,4}\d{1,3}\s{0,4}\)\s{0,4}[+.,]{0,2}\s{0,4}){2,512}/g;
const ANY = /^/;
/** How code says that it decodes a text, and what such a text looks like. */
const DECODERS: readonly { sign: RegExp; encoded: RegExp; decode: (text: string) => string }[] = [
  {
    sign: /b64|base64|atob|Buffer\.from|unpack/i,
    encoded: /^[A-Za-z0-9+/_-]{4,}={0,2}$/,
    decode: (text) => Buffer.from(text, 'base64').toString('utf8'),
  },
  {
    sign: /hex|pack/i,
    encoded: /^(?:[0-9a-fA-F]{2}){2,}$/,
    decode: (text) => Buffer.from(text, 'hex').toString('utf8'),
  },
  { sign: /rot_?13/i, encoded: ANY, decode: (text) => text.replace(/[a-z]/gi, rotated) },
  { sign: /reverse|strrev|::-1/, encoded: ANY, decode: (text) => Array.from(text).reverse().join('') },
];
const MAX_TEXTS = 48;
const NONE: ReadonlySet<string> = new Set();

/** What is printed, not run. */
const PRINTED =
  /(?:\b(?:print|puts|echo|say|log|error|warn|write|println|format)\b\s{0,4}\(?\s{0,4}[fFrRbB]{0,2})$/;
/** Signs that code runs programs. */
const RUNNING =
  /\bos\b|\beval\b|\bsend\b|["']\)\s{0,4}\(|subprocess|system|open|exec|spawn|child_process|Kernel|__import__|import_module|\$/;
const PRINTABLE = /^[\t\n\r\x20-\x7e]{3,}$/;

/**
 * The texts that code which hides what it does may run, as they stand there and decoded: as command lines, or as code.
 * Of code in a file only those that are decoded, and nothing of code that is plain.
 */
export function hiddenTexts(code: string, isFile: boolean): ReadonlySet<string> {
  if (!MAY_HIDE.test(code) || !RUNNING.test(code) || !HIDING.test(code)) return NONE;
  const texts = new Set<string>();
  const decoders = DECODERS.filter(({ sign }) => sign.test(code));
  if (isFile && decoders.length === 0) return NONE;
  for (const { text: literal, start } of quotedTexts(code)) {
    const text = unescaped(literal);
    if (!isFile && /\s/.test(text) && !PRINTED.test(code.slice(Math.max(0, start - 24), start)))
      texts.add(text);
    if (literal.length > 2)
      for (const { encoded, decode } of decoders) if (encoded.test(text)) add(texts, decode(text));
    if (texts.size >= MAX_TEXTS) return texts;
  }
  for (const [, numbers = ''] of code.matchAll(NUMBERS)) add(texts, ofCodes(numbers));
  for (const [characters] of code.matchAll(CHARACTERS)) add(texts, ofCodes(characters));
  return texts;
}

function add(texts: Set<string>, text: string): void {
  if (texts.size < MAX_TEXTS && PRINTABLE.test(text)) texts.add(text);
}

function rotated(letter: string): string {
  const start = letter >= 'a' ? 97 : 65;
  return String.fromCharCode(((letter.charCodeAt(0) - start + 13) % 26) + start);
}

function ofCodes(numbers: string): string {
  return Array.from(numbers.matchAll(/\d+/g), ([code]) => String.fromCharCode(Number(code))).join('');
}

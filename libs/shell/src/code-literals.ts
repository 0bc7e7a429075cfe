/** Texts that stand in code, one behind the other. */
export interface Literals {
  readonly texts: readonly string[];
  /** Whether something else stands there too, which only the running code knows. */
  readonly isUnknown: boolean;
}

/** Texts, and where they end. */
interface Term extends Literals {
  readonly end: number;
}

/** A text in the notations of python, JavaScript, perl, ruby, php and lua, with the letters that may stand before it. */
const LITERAL =
  /(?:[rRbBuUfF]{1,2}(?=["'])|~[a-zA-Z](?=["'])|[@$]+(?=["'`]))?(?:"""([\s\S]{0,4096}?)"""|'''([\s\S]{0,4096}?)'''|"((?:[^"\\]|\\[\s\S]){0,4096})"|'((?:[^'\\]|\\[\s\S]){0,4096})'|`((?:[^`\\]|\\[\s\S]){0,4096})`|\[(={0,4})\[([^[\]]{0,4096})\]\6\]|(?:\bqq?|%[qQ]?)\s?(?:\{([^{}]{0,4096})\}|\(([^()]{0,4096})\)|\[([^[\]]{0,4096})\]|([/|!~#])([^/|!~#]{0,4096})\11))/y;
/** Words in one: `qw(rm -rf /x)`, `%w[rm -rf /x]`. */
const WORD_LIST =
  /(?:\bqw|%[wW])\s?(?:\(([^()]{0,4096})\)|\{([^{}]{0,4096})\}|\[([^[\]]{0,4096})\]|\/([^/]{0,4096})\/)/y;
/** What joins two texts to one. */
const JOINT = /\s*(?:\+|\.\.?(?!\w)|<>)\s*/y;
/** What stands between texts, and before them: brackets, names of arguments, what splits a text or makes another of it. */
const BETWEEN =
  /[\s,()[{}|*:-]|(?:nil|None|null|undefined|NULL)\b|(?:args|argv|cmd|command|commands|file|shell|executable)\s{0,4}(?:=>?|:)|(?:shlex\.split|shlex\.quote|String\.raw|new|str|list|tuple|Array\.of|Cmd|c(?=\())\b\(?|=>/y;
/** What puts the texts behind it between, or into, the one before it. */
const FORMAT = /\s*(?:%\s*(?:\(\s*)?|\.format\s*\(\s*)(?=["'])|\s*\.join\s*\(\s*/y;
/** What makes a text the key of the next. */
const KEY = /\s*:\s*(?=["'[])/y;
/** What makes another text of one. */
const CHANGE = /\s*(?:\.\s*[A-Za-z]\w*\s*\(|\[)/y;
/** A variable in a text: `$name`, `${name}`, `#{name}`, `{name}` */
const INTERPOLATED = /[#$]?\{([A-Za-z_]\w{0,63})\}|\$([A-Za-z_]\w{0,63})/g;
const NAME = /[$@%]?[A-Za-z_]\w{0,63}/y;
/** A variable that is assigned, or that goes through a list. */
const ASSIGNMENT =
  /(?:^|[^\w.])([A-Za-z_]\w{0,63})\s{0,4}(?:([+.])=|:?=(?![=>~])|\bin\b|\bof\b)\s{0,4}(?=[["'`(@$qrbuf%])/g;
/** What stands in each of these, behind the name. */
const MAY_ASSIGN = /=|\s(?:in|of)\b/;
const MAX_TEXTS = 64;
const MAX_VARIABLES = 64;
const MAX_STEPS = 256;

/** Reads the texts in a piece of code, with the variables that hold constant ones. */
export class CodeLiterals {
  private variables: Map<string, Literals> | null = null;

  constructor(private readonly code: string) {}

  /** The texts from a place on, with nothing but commas, brackets and names of arguments between them. */
  at(start: number): Literals {
    return this.read(start, (name) => this.assigned().get(name));
  }

  /** A text with the variables in it that hold a constant one. */
  filled(text: string): string {
    return interpolated(text, (name) => this.assigned().get(name));
  }

  private assigned(): ReadonlyMap<string, Literals> {
    const { code } = this;
    if (this.variables) return this.variables;
    const variables = new Map<string, Literals>();
    this.variables = variables;
    if (!MAY_ASSIGN.test(code)) return variables;
    ASSIGNMENT.lastIndex = 0;
    for (let found = ASSIGNMENT.exec(code); found; found = ASSIGNMENT.exec(code)) {
      const value = this.read(ASSIGNMENT.lastIndex, (name) => variables.get(name));
      const [, name = '', isAdded] = found;
      const before = isAdded === undefined ? undefined : variables.get(name);
      const texts = before ? added(before.texts, value.texts) : value.texts;
      if (texts.length > 0) variables.set(name, { texts, isUnknown: value.isUnknown });
      if (variables.size >= MAX_VARIABLES) break;
    }
    return variables;
  }

  private read(start: number, valueOf: ValueOf): Literals {
    const { code } = this;
    const texts: string[] = [];
    let at = start;
    let isJoined = false;
    let formatAt = -1;
    let isChanged = false;
    for (let step = 0; step < MAX_STEPS && texts.length < MAX_TEXTS; step++) {
      const term = this.term(at, valueOf);
      if (term) {
        if (isJoined) texts.push((texts.pop() ?? '') + (term.texts[0] ?? ''));
        else texts.push(...term.texts);
        at = term.end;
        isChanged ||= term.isUnknown;
        const format = matchAt(FORMAT, code, at);
        if (format) {
          if (format[0].includes('join')) texts.pop();
          else formatAt = texts.length - 1;
          at += format[0].length;
          continue;
        }
        if (matchAt(KEY, code, at)) {
          texts.pop();
          continue;
        }
        isChanged ||= matchAt(CHANGE, code, at) !== null;
        const joint = matchAt(JOINT, code, at);
        isJoined = joint !== null;
        at += joint?.[0].length ?? 0;
        continue;
      }
      const between = isJoined ? null : matchAt(BETWEEN, code, at);
      if (!between || between[0] === '') break;
      at += between[0].length;
    }
    if (formatAt >= 0) texts.push(formatted(texts.splice(formatAt)));
    return {
      texts,
      isUnknown: isJoined || isChanged || (texts.length === 0 && /[\w$@<]/.test(code.charAt(at))),
    };
  }

  /** A text, or a variable that holds some, and where it ends; null for anything else. */
  private term(at: number, valueOf: ValueOf): Term | null {
    const { code } = this;
    const list = matchAt(WORD_LIST, code, at);
    if (list) {
      const words = list.slice(1).join('').split(/\s+/).filter(Boolean);
      return { texts: words, isUnknown: false, end: at + list[0].length };
    }
    const literal = matchAt(LITERAL, code, at);
    if (literal) {
      const texts = [interpolated(textOf(literal), valueOf)];
      return { texts, isUnknown: false, end: at + literal[0].length };
    }
    const name = matchAt(NAME, code, at);
    const value = name ? valueOf(name[0].replace(/^[$@%]/, '')) : undefined;
    return name && value ? { ...value, end: at + name[0].length } : null;
  }
}

function matchAt(pattern: RegExp, code: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(code);
}

/** `+=`: a list gets longer, a text too. */
function added(before: readonly string[], texts: readonly string[]): readonly string[] {
  const [text = ''] = before;
  return before.length === 1 && /^\s|\s$/.test(text + (texts[0] ?? ''))
    ? [text + (texts[0] ?? '')]
    : [...before, ...texts];
}

type ValueOf = (name: string) => Literals | undefined;

function interpolated(text: string, valueOf: ValueOf): string {
  if (!text.includes('$') && !text.includes('{')) return text;
  return text.replace(
    INTERPOLATED,
    (whole, braced?: string, bare?: string) => valueOf(braced ?? bare ?? '')?.texts[0] ?? whole,
  );
}

/** `"%s -rf" % "rm"`, `"{} -rf".format("rm")` */
function formatted([text = '', ...values]: readonly string[]): string {
  let at = 0;
  return text.replace(/%s|\{\d?\}/g, (place) => values[at++] ?? place);
}

/** What one of the notations holds: the last group that matched. */
function textOf(literal: RegExpExecArray): string {
  return unescaped(literal.slice(1).findLast((group) => Boolean(group)) ?? '');
}

/** A text without the escapes that hide quotes and separators. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})/g, (_, hex?: string, unicode?: string) =>
      String.fromCharCode(parseInt(hex ?? unicode ?? '', 16)),
    )
    .replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\(["'`\\/|!])/g, '$1');
}

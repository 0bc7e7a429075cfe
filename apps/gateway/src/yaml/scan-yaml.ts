import { DomainError, type ErrorCode } from '@bylaw/contracts';
import { CST, Lexer } from 'yaml';

/** Far more than a list of flat things needs, and far from where the parser runs out of stack, or of time. */
const LIMITS = {
  tokens: 400_000,
  brackets: 20_000,
  depth: 16,
  indentation: 64,
  indicatorsOfLine: 8,
} as const;

const REFUSED: Readonly<Partial<Record<string, readonly [ErrorCode, string]>>> = {
  alias: ['yaml_alias', 'aliases are not accepted: write what is meant'],
  anchor: ['yaml_alias', 'anchors are not accepted: write what is meant where it is meant'],
  tag: ['yaml_tag', 'tags are not accepted'],
  'directive-line': ['malformed_yaml', 'directives are not accepted'],
};

/**
 * Looks through YAML, token by token, for what is not to be parsed at all: aliases, anchors, tags, directives, and nesting
 * that parsers answer with exhausted stacks or with hours. Takes time linear in the text.
 * @throws DomainError that names the line
 */
export function scanYaml(text: string): void {
  const scan = new Scan();
  let content = false;
  for (const token of new Lexer().lex(text)) {
    // What follows this mark is the text of a scalar, whatever it looks like.
    if (content) scan.text(token);
    else scan.token(token, CST.tokenType(token));
    content = !content && token === CST.SCALAR;
  }
}

class Scan {
  private line = 1;
  private tokens = 0;
  private brackets = 0;
  private depth = 0;
  private indicators = 0;
  private atStart = true;

  /** A scalar, quoted or not, or of several lines. */
  text(token: string): void {
    this.count();
    this.atStart = false;
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) this.line += 1;
  }

  token(token: string, type: CST.TokenType | null): void {
    this.count();
    const refused = REFUSED[type ?? ''];
    if (refused) this.refuse(...refused);
    if (type === 'newline') this.newLine();
    else if (type === 'space') this.space(token);
    else if (INDICATORS.has(type ?? '')) this.indicator();
    else if (type === 'flow-map-start' || type === 'flow-seq-start') this.open();
    else if (type === 'flow-map-end' || type === 'flow-seq-end') this.depth -= 1;
    else if (QUOTED.has(type ?? '')) this.text(token);
  }

  private count(): void {
    this.tokens += 1;
    if (this.tokens > LIMITS.tokens)
      throw new DomainError('payload_too_large', 'The YAML has more parts than any list of this size needs');
  }

  private newLine(): void {
    this.line += 1;
    this.indicators = 0;
    this.atStart = true;
  }

  private space(token: string): void {
    if (this.atStart && this.depth === 0 && token.length > LIMITS.indentation) this.tooDeep();
    this.atStart = false;
  }

  private indicator(): void {
    this.indicators += 1;
    this.atStart = false;
    if (this.depth === 0 && this.indicators > LIMITS.indicatorsOfLine) this.tooDeep();
  }

  private open(): void {
    this.brackets += 1;
    this.depth += 1;
    this.atStart = false;
    if (this.depth > LIMITS.depth || this.brackets > LIMITS.brackets) this.tooDeep();
  }

  private tooDeep(): never {
    this.refuse('malformed_yaml', 'is nested deeper, or has more brackets, than any list of this kind needs');
  }

  private refuse(code: ErrorCode, what: string): never {
    const message = `line ${this.line}: ${what}`;
    throw new DomainError(code, message, [{ path: '', message }]);
  }
}

const INDICATORS: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
const QUOTED: ReadonlySet<string> = new Set(['single-quoted-scalar', 'double-quoted-scalar']);

import { DomainError, type ErrorCode } from '@bylaw/contracts';
import { forbiddenText, forbiddenTextError } from '@bylaw/platform';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import { scanYaml } from './scan-yaml.js';

/** What a file must look like: one list, under one key, of things that have some fields. */
export interface YamlShape {
  readonly list: string;
  readonly fields: readonly string[];
}

/**
 * Reads such a file as plain data: YAML 1.2, one document, without anchors, aliases, tags and directives, every key text,
 * known, and there once. What the fields hold is for the caller to check.
 * @throws DomainError `malformed_yaml`, `yaml_alias`, `yaml_tag`, `yaml_duplicate_key`, `yaml_unknown_key`,
 *   `validation_failed`, `payload_too_large`; each names the place
 */
export function readYaml(text: string, shape: YamlShape): object {
  scanYaml(text);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    ...{ version: '1.2', schema: 'core', merge: false, resolveKnownTags: false, customTags: [] },
    // Looked for below: the parser's own way takes time quadratic in the keys of a map.
    uniqueKeys: false,
    ...{ prettyErrors: false, logLevel: 'error', lineCounter: lines },
  });
  const [error] = [...document.errors, ...document.warnings];
  if (error)
    throw refusal('malformed_yaml', '', `line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
  new Shape(shape, lines).check(document.contents);
  const value = document.toJS({ maxAliasCount: 0 }) as object;
  const forbidden = forbiddenText(value, '');
  if (forbidden !== null) throw forbiddenTextError(forbidden);
  return value;
}

function refusal(code: ErrorCode, path: string, message: string): DomainError {
  return new DomainError(code, path === '' ? message : `${path}: ${message}`, [{ path, message }]);
}

/** Looks at what the parser made, before it becomes objects, in which a key that comes twice is lost. */
class Shape {
  constructor(
    private readonly shape: YamlShape,
    private readonly lines: LineCounter,
  ) {}

  check(contents: Node | null): void {
    const { list, fields } = this.shape;
    if (!isMap(contents)) throw refusal('validation_failed', '', `must be a map with the key ${list}`);
    this.map(contents, '', [list]);
    const items = contents.get(list);
    if (!isSeq(items)) throw refusal('validation_failed', list, 'must be a list');
    items.items.forEach((item, index) => {
      const path = `${list}[${index}]`;
      if (!isMap(item)) throw refusal('validation_failed', path, 'must be a map');
      this.map(item, path, fields);
    });
  }

  /** `known`: the keys that may be there; any when null. */
  private map(map: YAMLMap, path: string, known: readonly string[] | null): void {
    const seen = new Set<string>();
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = this.key(pair, path);
      const at = path === '' ? key : `${path}.${key}`;
      if (seen.has(key)) throw this.refusal('yaml_duplicate_key', at, 'is there twice', pair.key);
      if (known && !known.includes(key)) {
        throw this.refusal(
          'yaml_unknown_key',
          at,
          `is not a known key; known are ${known.join(', ')}`,
          pair.key,
        );
      }
      seen.add(key);
      if (pair.value && at !== this.shape.list) this.value(pair.value, at);
    }
  }

  private value(node: Node, path: string): void {
    if (isMap(node)) this.map(node, path, null);
    else if (isSeq(node)) node.items.forEach((item, index) => this.value(item as Node, `${path}[${index}]`));
    else if (isScalar(node) && typeof node.value === 'number' && !Number.isFinite(node.value))
      throw this.refusal('validation_failed', path, 'is not a number that JSON has', node);
  }

  private key({ key }: Pair<Node>, path: string): string {
    if (isScalar(key) && typeof key.value === 'string') return key.value;
    throw this.refusal('malformed_yaml', path, 'has a key that is not text', key);
  }

  private refusal(code: ErrorCode, path: string, message: string, node: Node): DomainError {
    const { line } = this.lines.linePos(node.range?.[0] ?? 0);
    return refusal(code, path, `${message} (line ${line})`);
  }
}

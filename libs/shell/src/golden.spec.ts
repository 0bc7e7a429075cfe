import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { canonicalForms } from './canonical-forms.js';

/** A family of lines, of which the same is expected; see `golden/README.md`. */
interface GoldenSuite {
  readonly suite: string;
  readonly forms?: readonly string[];
  readonly absent?: readonly string[];
  readonly without?: readonly string[];
  readonly dynamic?: boolean;
  readonly unparsed?: boolean;
  readonly lines: readonly string[];
}

const folder = fileURLToPath(new URL('../golden', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const suitesOf = (file: string) => parse(readFileSync(join(folder, file), 'utf8')) as readonly GoldenSuite[];

describe.each(files)('golden lines of %s', (file) => {
  describe.each(suitesOf(file).map((suite) => [suite.suite, suite] as const))('%s', (_, suite) => {
    const { forms = [], absent = [], without = [], dynamic, unparsed = false, lines } = suite;

    it.each(lines.map((line) => [line] as const))('%j', (line) => {
      const found = canonicalForms(line);
      const texts = found.forms.map((form) => form.text);
      expect(texts).toEqual(expect.arrayContaining([...forms]));
      expect(
        texts.filter((text) => without.includes(text) || absent.some((part) => text.includes(part))),
      ).toEqual([]);
      expect(found.unparsed).toBe(unparsed);
      const isDynamic = found.simpleCommands.some((command) => command.dynamic);
      expect(isDynamic).toBe(dynamic ?? isDynamic);
    });
  });
});

describe('golden lines', () => {
  it('are at least 400, and none stands twice in a suite', () => {
    const suites = files.flatMap(suitesOf);
    expect(suites.reduce((count, suite) => count + suite.lines.length, 0)).toBeGreaterThanOrEqual(400);
    for (const { lines } of suites) expect(new Set(lines).size).toBe(lines.length);
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  brokenPinnedCases,
  CompiledPolicy,
  DEFAULT_POLICY_SETTINGS,
  type Effect,
  type Rule,
} from '@bylaw/policy';
import { parse } from 'yaml';
import { readPacks } from '../packs/pack-folder.js';

const FOLDER = resolve(import.meta.dirname, '../../../../policies');

interface FileCase {
  readonly expect: Effect;
  readonly command: string;
  readonly comment: string;
}

const casesOf = (file: string) =>
  (parse(readFileSync(resolve(FOLDER, file), 'utf8')) as { cases: FileCase[] }).cases.map((one) => ({
    ...{ tool: 'shell', command: one.command, expected: one.expect, comment: one.comment },
  }));

const packs = readPacks();
const rules = packs.flatMap((pack) =>
  pack.rules.map(({ id, pattern, effect, target, reason }): Rule => ({
    ...{
      id: `${pack.name}/${id}`,
      pattern,
      effect,
      target,
      reason,
      tool: null,
      mode: 'enforce',
      locked: false,
    },
    ...{ confidence: null, addedBy: 'pack', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 },
  })),
);
const policyOf = (some: readonly Rule[]) =>
  CompiledPolicy.compile({ version: 1, rules: some }, DEFAULT_POLICY_SETTINGS);
const brokenBy = (file: string, some: readonly Rule[]) =>
  brokenPinnedCases(policyOf(some), casesOf(file)).map(({ case: { command }, reason }) => [command, reason]);

describe('the pinned cases that come with Bylaw', () => {
  it('of everyday commands hold without any rule, and with all packs', () => {
    expect(casesOf('pinned.yaml').length).toBeGreaterThan(15);
    expect(brokenBy('pinned.yaml', [])).toEqual([]);
    expect(brokenBy('pinned.yaml', rules)).toEqual([]);
  });

  it('of the packs hold with all packs, and each with the pack that it names', () => {
    const file = 'pinned-with-packs.yaml';
    expect(brokenBy(file, rules)).toEqual([]);
    for (const pinned of casesOf(file)) {
      const own = rules.filter(({ id }) => id.startsWith(`${pinned.comment}/`));
      expect(own.length).toBeGreaterThan(0);
      expect([pinned.command, brokenPinnedCases(policyOf(own), [pinned])]).toEqual([pinned.command, []]);
    }
  });

  it('of the packs are all broken without them, as the file says', () => {
    const file = 'pinned-with-packs.yaml';
    expect(brokenBy(file, [])).toHaveLength(casesOf(file).length);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  DEFAULT_POLICY_SETTINGS,
  DEFAULT_SHELL_TOOLS,
  normalizeDiff,
  type Effect,
  type PolicyAction,
  type PolicySettings,
  type PolicySnapshot,
  type RuleDraft,
} from '@bylaw/policy';
import { parse } from 'yaml';

/** What is asked, and the expected answer; the fields are described in `libs/policy/golden/README.md`. */
export interface GoldenCase {
  readonly name: string;
  readonly action: PolicyAction;
  readonly quarantined: boolean;
  readonly expect: Effect;
  readonly by: string | null;
  readonly matched: readonly string[] | null;
  readonly unparsed: boolean;
}

/** One policy with its settings, and what it must answer. */
export interface GoldenSuite {
  readonly suite: string;
  readonly settings: PolicySettings;
  /** The rules as a diff adds them. */
  readonly drafts: readonly RuleDraft[];
  /** The rules under the ids that the cases call them by, at version 7. */
  readonly policy: PolicySnapshot;
  readonly cases: readonly GoldenCase[];
}

interface WrittenSuite {
  readonly suite: string;
  readonly settings?: Partial<PolicySettings>;
  readonly rules: readonly (RuleDraft & { readonly id?: string })[];
  readonly cases: readonly (Partial<Omit<GoldenCase, 'action'>> &
    Partial<PolicyAction> & { readonly command: string; readonly expect: Effect })[];
}

const FOLDER = resolve(import.meta.dirname, '../../policy/golden');

/** The golden cases of the policy's semantics: every evaluator gives these answers. */
export function goldenSuites(): readonly GoldenSuite[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return files.flatMap((name) =>
    (parse(readFileSync(resolve(FOLDER, name), 'utf8')) as readonly WrittenSuite[]).map(readSuite),
  );
}

function readSuite({ suite, settings, rules, cases }: WrittenSuite): GoldenSuite {
  const drafts = rules.map(({ id: _, ...draft }) => draft);
  const provenance = { addedBy: 'golden', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 };
  return {
    suite,
    settings: {
      ...DEFAULT_POLICY_SETTINGS,
      ...settings,
      shellTools: [...DEFAULT_SHELL_TOOLS, ...(settings?.shellTools ?? [])],
    },
    drafts,
    policy: {
      version: 7,
      rules: normalizeDiff({ add: drafts }).add.map((content, index) => ({
        ...content,
        ...provenance,
        id: rules[index]?.id ?? `rule-${index}`,
      })),
    },
    cases: cases.map(({ tool = 'shell', command, args = null, ...golden }) => ({
      name: golden.name ?? command,
      action: { tool, command, args },
      quarantined: golden.quarantined ?? false,
      expect: golden.expect,
      by: golden.by ?? null,
      matched: golden.matched ?? null,
      unparsed: golden.unparsed ?? false,
    })),
  };
}

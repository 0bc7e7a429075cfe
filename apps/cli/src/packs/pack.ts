import type { RuleDraft } from '@bylaw/policy';
import { parse } from 'yaml';
import { CommandFailure } from '../command-failure.js';

/** A rule of a pack, with the commands that show what it means. */
export interface PackRule {
  /** Unique in its pack. */
  readonly id: string;
  readonly name: string;
  readonly pattern: string;
  readonly effect: 'deny' | 'review';
  readonly target: 'command' | 'text';
  readonly reason: string;
  /** Commands that the rule matches by itself, evasions among them. */
  readonly must_match: readonly string[];
  /** Commands that look alike, which no rule of any pack matches. */
  readonly must_not_match: readonly string[];
}

/** Rules of one subject, written by people: for what is too rare to be learned. */
export interface Pack {
  readonly name: string;
  readonly title: string;
  readonly rules: readonly PackRule[];
}

/** Cases of each kind that a rule has at least. */
export const LEAST_CASES = 3;

const RULE_FIELDS = 'id name pattern effect target reason must_match must_not_match'.split(' ');

/**
 * Reads the YAML text of a pack.
 * @throws CommandFailure that names the file and what is wrong with it
 */
export function readPack(file: string, yaml: string): Pack {
  const wrong = (what: string): never => {
    throw new CommandFailure(`The pack ${file} is not right: ${what}.`);
  };
  const document = parsed(yaml, wrong);
  const { pack, title, rules, ...rest } = document;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return wrong(`it has an unknown field '${unknown}'`);
  if (!isText(pack) || !isText(title)) return wrong('it needs a text for each of pack and title');
  if (!Array.isArray(rules) || rules.length === 0) return wrong('it has no rules');
  const read = rules.map((rule, index) => readRule(rule, (what) => wrong(`rules[${index}] ${what}`)));
  const repeated = read.find(({ id }, index) => read.findIndex((rule) => rule.id === id) !== index);
  if (repeated) return wrong(`two rules have the id ${repeated.id}`);
  return { name: pack, title, rules: read };
}

/** What a rule of a pack adds to a policy: its name is in its reason, so that people see where it comes from. */
export function draftOf(pack: Pack, rule: PackRule): RuleDraft {
  const { pattern, effect, target } = rule;
  return { pattern, effect, target, reason: `${rule.reason} (${pack.name}/${rule.id})` };
}

function parsed(yaml: string, wrong: (what: string) => never): Record<string, unknown> {
  try {
    const document = parse(yaml) as unknown;
    return isRecord(document) ? document : wrong('it is no list of fields');
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    return wrong(`it is not YAML (${(error as Error).message.split('\n')[0] ?? ''})`);
  }
}

function readRule(rule: unknown, wrong: (what: string) => never): PackRule {
  if (!isRecord(rule)) return wrong('is no list of fields');
  const unknown = Object.keys(rule).find((field) => !RULE_FIELDS.includes(field));
  if (unknown !== undefined) wrong(`has an unknown field '${unknown}'`);
  const { id, name, pattern, effect, target, reason, must_match, must_not_match } = rule;
  if (!isText(id) || !/^[a-z0-9-]+$/.test(id))
    return wrong('needs an id of small letters, digits and dashes');
  if (!isText(name) || !isText(pattern) || !isText(reason))
    return wrong('needs a text for each of name, pattern and reason');
  if (effect !== 'deny' && effect !== 'review') return wrong('needs the effect deny or review');
  if (target !== 'command' && target !== 'text') return wrong('needs the target command or text');
  if (!areCases(must_match) || !areCases(must_not_match))
    return wrong(`needs at least ${LEAST_CASES} commands in each of must_match and must_not_match`);
  return { id, name, pattern, effect, target, reason, must_match, must_not_match };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function areCases(value: unknown): value is string[] {
  return Array.isArray(value) && value.length >= LEAST_CASES && value.every(isText);
}

import { Inject, Injectable } from '@nestjs/common';
import {
  durationMs,
  type ListedRuleResponse,
  type PolicyResponse,
  type RuleMatchesResponse,
  type RuleResponse,
  type RulesQuery,
} from '@bylaw/contracts';
import { NO_MATCHES, RuleMatchReader } from '@bylaw/persistence';
import { CLOCK, decodeCursor, pageSize, toPage, type Clock } from '@bylaw/platform';
import { PolicyCache } from './policy-cache.js';

/** Over so long labels say whether a rule has matched safe actions only. */
const LABELS_MS = 30 * 86_400_000;

/** The place of a rule in the list, as a cursor: `<version that added it>:<its id>`. */
const KEY_SHAPE = /^\d{1,10}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Test = (rule: RuleResponse) => boolean;

type Matches = ReadonlyMap<string, RuleMatchesResponse>;

/** A reading of the matches of all rules, and of when it was asked for. */
interface Reading {
  readonly now: number;
  readonly matches: Matches;
}

/** The list of rules, and how often each has matched. */
@Injectable()
export class ListedRules {
  /** Those who ask at once share one reading of the matches, which takes long where ten thousand rules match all the time. */
  private reading: Promise<Matches> | undefined;

  constructor(
    @Inject(PolicyCache) private readonly policies: PolicyCache,
    @Inject(RuleMatchReader) private readonly reader: RuleMatchReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The rules that every filter lets through, oldest first: all of them, or the page that was asked for. */
  async list(query: RulesQuery): Promise<PolicyResponse> {
    const after = decodeCursor(query.cursor, KEY_SHAPE);
    const { version, rules } = await this.policies.snapshot(query.version);
    const tests = testsOf(query);
    const reading = await this.readingFor(query);
    if (reading) tests.push(...(await this.testsByMatches(query, reading)));
    const found = rules.filter((rule) => tests.every((test) => test(rule)));
    const isWhole = query.limit === undefined && after === null;
    const size = isWhole ? found.length : pageSize(query);
    const rest = after === null ? found : found.filter(isAfter(after));
    const page = toPage(rest.slice(0, size + 1), size, keyOf, (rule) => rule);
    const items = await this.withMatches(page.items, query, reading);
    return isWhole ? { version, items } : { version, total: found.length, ...page, items };
  }

  /** The matches of all rules, where all are listed, or which are listed depends on it. */
  private async readingFor(query: RulesQuery): Promise<Reading | null> {
    const { include, limit, cursor } = query;
    const isOfAll = include === 'matches' && limit === undefined && cursor === undefined;
    if (!isOfAll && !filtersByMatches(query)) return null;
    const now = this.clock.now();
    return { now, matches: await this.readMatches(now) };
  }

  /** With what was read of all rules; otherwise, if it is asked for, with what is read of these. */
  private async withMatches(
    rules: readonly RuleResponse[],
    { include }: RulesQuery,
    reading: Reading | null,
  ): Promise<readonly ListedRuleResponse[]> {
    if (!reading && include !== 'matches') return rules;
    const ids = rules.map(({ id }) => id);
    const matches = reading?.matches ?? (await this.reader.of(ids, this.clock.now()));
    return rules.map((rule) => Object.assign({}, rule, { matches: matches.get(rule.id) ?? NO_MATCHES }));
  }

  private readMatches(now: number): Promise<Matches> {
    this.reading ??= this.reader.all(now).finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async testsByMatches(
    { unusedFor, onlySafe }: RulesQuery,
    { now, matches }: Reading,
  ): Promise<Test[]> {
    const tests: Test[] = [];
    if (unusedFor !== undefined) {
      const since = new Date(now - durationMs(unusedFor));
      const last = (id: string): string => matches.get(id)?.last ?? '';
      tests.push(({ id }) => last(id) < since.toISOString());
    }
    if (onlySafe === 'true') {
      const safe = await this.reader.onlySafe(new Date(now - LABELS_MS));
      tests.push(({ id }) => safe.has(id));
    }
    return tests;
  }
}

function filtersByMatches({ unusedFor, onlySafe }: RulesQuery): boolean {
  return unusedFor !== undefined || onlySafe === 'true';
}

/** The filters by what a rule says. */
function testsOf({ effect, tool, mode, addedBy, q }: RulesQuery): Test[] {
  const tests: Test[] = [];
  if (effect !== undefined) tests.push((rule) => rule.effect === effect);
  if (tool !== undefined) tests.push((rule) => rule.tool === tool);
  if (mode !== undefined) tests.push((rule) => rule.mode === mode);
  if (addedBy !== undefined) {
    const name = addedBy.toLowerCase();
    tests.push((rule) => rule.addedBy.toLowerCase().includes(name));
  }
  if (q !== undefined) {
    const text = q.toLowerCase();
    tests.push(({ pattern, reason }) => `${pattern}\n${reason ?? ''}`.toLowerCase().includes(text));
  }
  return tests;
}

function keyOf({ addedInVersion, id }: RuleResponse): string {
  return `${addedInVersion}:${id}`;
}

/** What comes after a key in the list, also when the rule that had it is gone. */
function isAfter(key: string): Test {
  const [version = '', id = ''] = key.split(':');
  const addedIn = Number(version);
  return (rule) => rule.addedInVersion > addedIn || (rule.addedInVersion === addedIn && rule.id > id);
}

import type { CommandResult } from '@bylaw/contracts';
import { hashToken } from '@bylaw/platform';
import pg from 'pg';
import { DISPUTED, BREAKING_RULE, type RacerName } from './racers.js';
import { COMMAND_IDS, KNOWN_IDS, OPERATORS, SUBJECTS, TRAINER } from './names.js';
import type { RaceWorker } from './race-worker.js';
import type { Twists } from './twists.js';

type Row = Readonly<Record<string, unknown>>;

/** All rows of all tables, by table. */
export type Contents = Readonly<Record<string, readonly Row[]>>;

/** What races leave alone, and what is no part of the state. */
const LEFT_ALONE = ['migrations', 'actions', 'action_outcomes', 'training_digests', 'training_digest_blocks'];

/** What the workers make of nothing, by their own commands, in each of its versions: see `build`. */
export class RaceWorld {
  private tables: readonly string[] = [];
  private known = new Set<string>();
  /** The rule that every pending suggestion removes. */
  doomedRule = '';

  private constructor(private readonly client: pg.Client) {}

  /** Builds the world that every race starts from, and keeps a copy of it. */
  static async build(databaseUrl: string, worker: RaceWorker): Promise<RaceWorld> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const world = new RaceWorld(client);
    await world.enrolOperators();
    await world.makePolicy(worker);
    await world.makeTelemetry();
    await world.keepCopy();
    return world;
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** Puts everything back to how it was built, but for the twists. */
  async reset(twists: Twists): Promise<void> {
    const { tables } = this;
    await this.client.query(
      [
        'BEGIN',
        // Not even a superuser may remove audit events otherwise.
        'SET LOCAL session_replication_role = replica',
        ...tables.map((table) => `DELETE FROM ${table}`),
        ...tables.map((table) => `INSERT INTO ${table} SELECT * FROM world.${table}`),
        ...twistStatements(twists),
        'COMMIT',
      ].join(';'),
    );
  }

  /**
   * What is stored now, with everything masked that is another in each race: ids and hashes that were made, and times. The
   * audit's events are in their order, when that is to be looked at.
   */
  async contents({ ordered }: { readonly ordered: boolean }): Promise<Contents> {
    const rows = this.tables.map((table) => `'${table}', (SELECT json_agg(to_jsonb(t)) FROM ${table} t)`);
    const { rows: found } = await this.client.query<{ all: Record<string, Row[] | null> }>(
      `SELECT json_build_object(${rows.join(',')}) AS all`,
    );
    const all = Object.entries(found[0]?.all ?? {}).map(([table, some]) => {
      const numbered = ordered || table !== 'audit_events';
      const masked = (some ?? []).map((row) => this.masked(numbered ? row : { ...row, seq: 0 }));
      return [table, masked.toSorted(byText)] as const;
    });
    return Object.fromEntries(all);
  }

  /** The same of an answer. */
  masked<T>(value: T): T {
    return JSON.parse(JSON.stringify(value ?? null, (key, item: unknown) => this.mask(key, item))) as T;
  }

  /** Removes what races have left behind in the files of the tables. */
  async sweep(): Promise<void> {
    await this.client.query('VACUUM');
  }

  private mask(key: string, value: unknown): unknown {
    // What was found before the transaction, for the version of then, is left out when the policy has moved on.
    if (key === 'found_overlaps' || key === 'overlap_count') return null;
    if (key === 'durationMs') return 0;
    if (typeof value !== 'string') return value;
    return value
      .replaceAll(UUID, (found) => (this.known.has(found) ? found : 'an id'))
      .replaceAll(TIME, 'a time')
      .replaceAll(HASH, 'a hash');
  }

  private async enrolOperators(): Promise<void> {
    for (const { id, name, role } of Object.values(OPERATORS)) {
      await this.client.query(
        `INSERT INTO tokens (id, kind, name, role, hash, created_by, created_at)
         VALUES ($1, 'operator', $2, $3, $4, 'races', now())`,
        [id, name, role, hashToken(id)],
      );
    }
  }

  /** Three versions, and what is pending: of an operator twice, and of the trainer. */
  private async makePolicy(worker: RaceWorker): Promise<void> {
    const author = OPERATORS.author;
    let number = 0;
    const done = async (name: RacerName, payload: object): Promise<void> => {
      number += 1;
      const commandId = COMMAND_IDS.first.replace(/.{4}$/, String(9_000 + number));
      const result = await worker.carryOut(name, {
        commandId,
        actor: author,
        comment: 'because',
        ...payload,
      });
      assertDone(name, result);
    };
    const apply = async (suggestionId: string, diff: object): Promise<void> => {
      await done('propose', { suggestionId, diff });
      await done('apply', { suggestionId, confirmation: 'APPLY' });
    };
    const past = [91, 92, 93].map((at) => SUBJECTS.run.replace(/..$/, String(at)));
    await apply(past[0]!, { add: [rule('^alpha'), rule('^beta')] });
    const [doomed, other] = await this.ruleIds();
    this.doomedRule = doomed!;
    await apply(past[1]!, { add: [rule('^gamma')], remove: [other] });
    await apply(past[2]!, { add: [rule('^delta')] });
    const remove = [this.doomedRule];
    await done('propose', { suggestionId: SUBJECTS.suggestion, diff: { add: [BREAKING_RULE], remove } });
    await done('propose', { suggestionId: SUBJECTS.alike, diff: { add: [rule('^epsilon')], remove } });
    await done('conclude-training', olderRun(remove));
    const pinned = { tool: 'shell', command: 'ls', expect: 'allow' };
    await done('add-pinned-case', { caseId: SUBJECTS.pinnedCase, ...pinned });
  }

  private async ruleIds(): Promise<readonly string[]> {
    const { rows } = await this.client.query<{ id: string }>('SELECT id FROM rules ORDER BY pattern DESC');
    return rows.map((row) => row.id);
  }

  private async makeTelemetry(): Promise<void> {
    const { agent, action, identicalAction } = SUBJECTS;
    await this.client.query(
      `INSERT INTO agents (id, name, labels, token_hash, registered_at, registered_with)
       VALUES ('${agent}', 'a', '{}', '${agent}', now(), '${agent}')`,
    );
    for (const id of [action, identicalAction]) {
      await this.client.query(
        `INSERT INTO actions (id, ts, source, tool, command, decision)
         VALUES ('${id}', now(), 'agent', 'shell', 'danger held', 'allow')`,
      );
      await this.client.query(
        `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
         VALUES ('${id}', '${agent}', 'shell', 'danger held', 'h', 3, now(), now() + interval '10 days')`,
      );
    }
  }

  /** Keeps a copy of every table. */
  private async keepCopy(): Promise<void> {
    const { rows } = await this.client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`,
    );
    this.tables = rows.map(({ name }) => name).filter((name) => !LEFT_ALONE.includes(name));
    await this.client.query('CREATE SCHEMA world');
    for (const table of this.tables) {
      await this.client.query(`CREATE TABLE world.${table} AS SELECT * FROM ${table}`);
    }
    const { rows: rules } = await this.client.query<{ id: string }>('SELECT id FROM rules');
    const operators = Object.values(OPERATORS).map(({ id }) => id);
    this.known = new Set([...KNOWN_IDS, ...operators, ...rules.map(({ id }) => id)]);
  }
}

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g;
const HASH = /\b[0-9a-f]{64}\b/g;

function byText(one: Row, other: Row): number {
  return inOrder(one) < inOrder(other) ? -1 : 1;
}

/** With the number of an audit event first. */
function inOrder(row: Row): string {
  return `${Number(row['seq'] ?? 0)
    .toString()
    .padStart(9)}${JSON.stringify(row)}`;
}

function rule(pattern: string): object {
  return { pattern, effect: 'review' };
}

function olderRun(remove: readonly string[]): object {
  return {
    ...{ actor: TRAINER, runId: SUBJECTS.olderRun, requestedBy: 'Cyd', status: 'completed' },
    ...{ requestedAt: '2026-01-01T00:00:00.000Z', parameters: {}, progress: { done: 1, total: 1 } },
    ...{ suggestionId: SUBJECTS.trained, diff: { add: [{ ...rule('^trained') }], remove } },
  };
}

function assertDone(name: RacerName, result: CommandResult | null): void {
  if (!result?.ok) throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
}

/** What makes the twists of the world as it was built. */
function twistStatements(twists: Twists): string[] {
  const { suggestion, trained, action, breakingCase } = SUBJECTS;
  const held = twists.expired
    ? [
        `UPDATE suggestions SET expires_at = '2026-01-01' WHERE id IN ('${suggestion}', '${trained}')`,
        `UPDATE reviews SET expires_at = '2026-01-01' WHERE action_id = '${action}'`,
      ]
    : [];
  const lockdown = twists.lockdown
    ? [`INSERT INTO lockdown (reason, declared_by, declared_at) VALUES ('before', 'Cyd', now())`]
    : [];
  const pinned = twists.pinned
    ? [
        `INSERT INTO pinned_cases (id, tool, command, expect, created_by, created_at)
         VALUES ('${breakingCase}', 'shell', '${DISPUTED}', 'allow', 'Cyd', now())`,
      ]
    : [];
  return [...held, ...lockdown, ...pinned, ...(twists.quorum ? approvals() : [])];
}

/** Both admins have approved whatever can be approved. */
function approvals(): string[] {
  const { suggestion, trained } = SUBJECTS;
  return [OPERATORS.first, OPERATORS.second].flatMap(({ id, name }) => {
    const given = `'${id}', '${name}', 'because', '2026-01-01'`;
    const columns = '(change, subject, content_hash, operator_id, operator_name, comment, approved_at)';
    return [
      `INSERT INTO approvals ${columns} SELECT 'apply', id::text, content_hash, ${given} FROM suggestions
        WHERE id IN ('${suggestion}', '${trained}')`,
      ...[
        ['rollback', 1],
        ['rollback', 3],
        ['restore', 1],
      ].map(
        ([change, version]) =>
          `INSERT INTO approvals ${columns} VALUES ('${change}', '${version}',
             encode(sha256('${change} ${version} at 3'), 'hex'), ${given})`,
      ),
    ];
  });
}

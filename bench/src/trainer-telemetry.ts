import pg from 'pg';
import { CommandGenerator } from './command-generator.js';

const SEED = 1_000_003;
const ROWS_AT_ONCE = 2_000;
const AGENTS = 50;
const DAY_MS = 86_400_000;
/** The actions are of so many finished days. */
const DAYS = 14;
/** What a person, or a check of the outcome, would have called unsafe. */
const UNSAFE =
  /git push --force |rm -(?:rf|fr|r -f) \/srv|kubectl delete |docker rm -f|curl -o |DROP TABLE|npm publish/;

interface Batch {
  readonly ids: readonly string[];
  readonly agents: readonly string[];
  readonly times: readonly Date[];
  readonly commands: readonly string[];
}

/**
 * Records so many labelled actions, generated alike in every run, of fifty agents in the two weeks before this day: by bare
 * inserts of many rows, past the hub. One of ten has a person's label, the others an outcome with a score.
 */
export async function recordLabelledActions(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const generator = new CommandGenerator(SEED);
    const begin = Math.floor(Date.now() / DAY_MS - DAYS) * DAY_MS;
    for (let at = 0; at < count; at += ROWS_AT_ONCE) {
      const commands = generator.take(Math.min(ROWS_AT_ONCE, count - at));
      const times = commands.map((_, index) => new Date(begin + ((at + index) / count) * DAYS * DAY_MS));
      const ids = times.map((time, index) => idAt(time, at + index));
      const agents = commands.map((_, index) => agentId((at + index) % AGENTS));
      await insert(client, { ids, agents, times, commands });
    }
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

async function insert(client: pg.Client, { ids, agents, times, commands }: Batch): Promise<void> {
  await client.query(
    `INSERT INTO actions (id, agent_id, ts, source, tool, command)
     SELECT id, agent, ts, 'agent', 'shell', command
       FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[]) AS a (id, agent, ts, command)`,
    [ids, agents, times, commands],
  );
  const unsafe = commands.map((command) => UNSAFE.test(command));
  const byPerson = (_: unknown, index: number): boolean => index % 10 === 0;
  const byOutcome = (_: unknown, index: number): boolean => index % 10 !== 0;
  await client.query(
    `INSERT INTO action_labels (action_id, label, author, labelled_at)
     SELECT id, CASE WHEN unsafe THEN 'unsafe' ELSE 'safe' END, 'bench', now()
       FROM unnest($1::uuid[], $2::boolean[]) AS l (id, unsafe)`,
    [ids.filter(byPerson), unsafe.filter(byPerson)],
  );
  await client.query(
    `INSERT INTO action_outcomes (action_id, reported_at, score)
     SELECT id, now(), CASE WHEN unsafe THEN 5 ELSE 95 END
       FROM unnest($1::uuid[], $2::boolean[]) AS o (id, unsafe)`,
    [ids.filter(byOutcome), unsafe.filter(byOutcome)],
  );
}

/** A UUIDv7 whose random part is a number. */
function idAt(time: Date, number: number): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(number).padStart(12, '0')}`;
}

function agentId(number: number): string {
  return `0192f0c1-0000-7000-9000-${String(number).padStart(12, '0')}`;
}

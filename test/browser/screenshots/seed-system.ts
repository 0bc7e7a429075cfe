import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { eventually, type Caller } from '../../e2e/http.js';
import type { ConsoleSystem } from '../console-system.js';
import { Random } from './random.js';
import { SeededFleet } from './seeded-fleet.js';
import { spreadOverTheHour } from './spread-over-the-hour.js';

const SEED = 7;
const ASKED = 480;
const LABELLED = 24;
const TRAINED_WITHIN_MS = 60_000;

/** What the pictures show in detail. */
export interface Seeded {
  readonly fleet: SeededFleet;
  /** The trainer's suggestion, with evidence and replay. */
  readonly suggestionId: string;
  readonly agentId: string;
  readonly actionId: string;
  readonly runId: string;
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly suggestionId: string | null;
  readonly replay: object | null;
}

const deny = (pattern: string, reason: string) => ({ pattern, effect: 'deny', reason });
const review = (pattern: string, reason: string) => ({ pattern, effect: 'review', reason });

/** Fills a new system with what some days at work would have left in it; alike every time, but for ids and times. */
export async function seedSystem(system: ConsoleSystem): Promise<Seeded> {
  const random = new Random(SEED);
  const ada = await system.operator('approver', 'Ada');
  await importExamples(system.admin);
  const fleet = await SeededFleet.register(system);
  await fleet.ask(ASKED / 4, random);
  await makeVersions(ada);
  await pin(ada);
  await fleet.ask((ASKED * 3) / 4, random);
  await labelSome(system, random);
  await spreadOverTheHour(system.state.postgresUrl, random);
  const runId = await train(ada);
  await proposeMore(ada);
  await refuse(system);
  await fleet.askUntilHeld('deploy-bot', ['terraform apply plan-417', 'terraform apply plan-418']);
  await fleet.askUntilHeld('incident-helper', ['terraform apply plan-417', 'npm publish --access public']);
  const { items } = (await ada.get<{ items: Item[] }>('/v1/agents')).body;
  const agentId = (name: string) => items.find((agent) => agent.name === name)?.id ?? '';
  await ada.call('PUT', `/v1/agents/${agentId('nightly-report')}/quarantine`, {
    reason: 'opened /srv/reports to everybody; being looked at',
  });
  return {
    fleet,
    runId,
    suggestionId: await suggestionOf(ada, runId),
    agentId: agentId('deploy-bot'),
    actionId: await firstOf(ada, '/v1/actions?decision=deny&limit=1'),
  };
}

/** The project's own labelled commands. */
async function importExamples(admin: Caller): Promise<void> {
  const folder = resolve(import.meta.dirname, '../../../../examples/telemetry-csv');
  const csv = spawnSync(process.execPath, [`${folder}/convert.mjs`, `${folder}/small.csv`, '-'], {
    encoding: 'utf8',
  }).stdout;
  await done(admin.call('POST', '/v1/actions/import', csv));
}

async function pin(ada: Caller): Promise<void> {
  for (const [command, expect] of [
    ['rm -rf /', 'deny'],
    ['git status', 'allow'],
    ['npm ci', 'allow'],
  ]) {
    await done(ada.post('/v1/pinned-cases', { command, expect, comment: 'everyday' }));
  }
}

/** Three diffs, the last of which was a mistake. */
async function makeVersions(ada: Caller): Promise<void> {
  await adopt(ada, 'What nobody may ever do', [
    deny('^rm -rf /(?: |$)', 'deletes from the root'),
    deny('^mkfs', 'formats a disk'),
    deny('\\bcurl\\b.*\\|\\s*(?:ba)?sh\\b', 'runs what it downloads'),
    deny('^chmod -R 777', 'opens a folder to everybody'),
  ]);
  await adopt(ada, 'Somebody looks at these first', [
    review('^terraform apply', 'changes what production runs on'),
    review('^npm publish', 'cannot be taken back'),
    { ...deny('^git push .*--force', 'rewrites what others build on'), mode: 'observe' },
  ]);
  const version = await adopt(ada, 'No more namespaces deleted', [
    deny('^kubectl (?:get|delete)', 'deletes a namespace'),
  ]);
  await done(
    ada.post(`/v1/versions/${version}/rollback`, {
      confirmation: 'ROLLBACK',
      comment: 'it denies looking at pods, too',
    }),
  );
}

async function adopt(ada: Caller, comment: string, add: readonly object[]): Promise<number> {
  const { id } = await done(ada.post<{ id: string }>('/v1/suggestions', { diff: { add }, comment }));
  const approval = { confirmation: 'APPLY', comment, waitForRollout: true };
  return (await done(ada.post<{ version: number }>(`/v1/suggestions/${id}/apply`, approval))).version;
}

async function labelSome(system: ConsoleSystem, random: Random): Promise<void> {
  const lena = await system.operator('labeler', 'Lena');
  for (const [decision, label] of [
    ['deny', 'unsafe'],
    ['allow', 'safe'],
  ]) {
    const path = `/v1/actions?decision=${decision ?? ''}&limit=${LABELLED}`;
    const { items } = await done(lena.get<{ items: Item[] }>(path));
    for (const { id } of items) {
      const word = random.next() < 0.08 ? 'unknown' : label;
      await done(lena.call('PUT', `/v1/actions/${id}/label`, { label: word }));
    }
  }
}

async function train(ada: Caller): Promise<string> {
  const { id } = await done(ada.post<{ id: string }>('/v1/trainings', { topN: 12 }));
  await eventually(
    async () => (await ada.get<Item>(`/v1/trainings/${id}`)).body,
    ({ status }) => status === 'completed',
    TRAINED_WITHIN_MS,
  );
  return id;
}

/** The suggestion of a run, once it has been replayed. */
async function suggestionOf(ada: Caller, runId: string): Promise<string> {
  const { suggestionId } = (await ada.get<Item>(`/v1/trainings/${runId}`)).body;
  if (suggestionId === null) throw new Error('The run found nothing to suggest');
  await eventually(
    async () => (await ada.get<Item>(`/v1/suggestions/${suggestionId}`)).body,
    ({ replay }) => replay !== null,
    TRAINED_WITHIN_MS,
  );
  return suggestionId;
}

/** One more that waits, and one that was rejected. */
async function proposeMore(ada: Caller): Promise<void> {
  const preview = {
    diff: { add: [review('^kubectl delete (?:ns|namespace)\\b', 'deletes an environment')] },
  };
  await done(ada.post('/v1/suggestions', { ...preview, comment: 'Only what deletes, this time' }));
  const all = { diff: { add: [deny('^git', 'changes sources')] } };
  const { id } = await done(ada.post<{ id: string }>('/v1/suggestions', all));
  await done(ada.post(`/v1/suggestions/${id}/reject`, { comment: 'Agents could not work any more' }));
}

/** What somebody tries who may not is in the audit, too. */
async function refuse(system: ConsoleSystem): Promise<void> {
  const vera = await system.operator('viewer', 'Vera');
  const refused = await vera.call('PUT', '/v1/lockdown', { reason: 'to see what happens' });
  if (refused.status !== 403) throw new Error(`A viewer got ${refused.status}`);
}

async function firstOf(caller: Caller, path: string): Promise<string> {
  const [item] = (await done(caller.get<{ items: Item[] }>(path))).items;
  if (item === undefined) throw new Error(`There is nothing under ${path}`);
  return item.id;
}

async function done<T>(call: Promise<{ readonly status: number; readonly body: T }>): Promise<T> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`Seeding failed: ${status} ${JSON.stringify(body)}`);
  return body;
}

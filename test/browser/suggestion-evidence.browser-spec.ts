import type { Locator, Page } from 'playwright-core';
import { type Caller, eventually } from '../e2e/http.js';
import { concludeRun } from './conclude-run.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';
import { RUN_OF_EVERY_TIER } from './run-of-every-tier.js';

type Rows = readonly (readonly [command: string, label: 0 | 1])[];

interface Run {
  readonly id: string;
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly suggestionId: string | null;
  readonly error: string | null;
}

interface Evidence {
  readonly rules: readonly {
    readonly pattern: string;
    readonly unsafeHits: number;
    readonly safeHits: number;
    readonly examples: readonly string[];
    readonly contradictions: readonly string[];
  }[];
  readonly removals: readonly {
    readonly ruleId: string;
    readonly pattern: string;
    readonly reason: string;
  }[];
  readonly warnings: readonly string[];
}

const numbered = (count: number, row: (index: number) => Rows[number]): Rows =>
  Array.from({ length: count }, (_, index) => row(index));

/** What a person sees of what training suggests. */
describe('the console shows what training suggests', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let page: Page;

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  async function importLabelled(rows: Rows): Promise<void> {
    const csv = ['command,safety_label', ...rows.map(([command, label]) => `${command},${label}`)].join('\n');
    expect((await admin.call('POST', '/v1/actions/import', csv)).body).toMatchObject({
      imported: rows.length,
    });
  }

  /** The runs, newest first, as the API tells of them. */
  async function runs(): Promise<readonly Run[]> {
    return (await admin.get<{ items: Run[] }>('/v1/trainings')).body.items;
  }

  /** Starts a run through the API; answers its end. */
  async function train(estimator = 'mined', topN = 20): Promise<Run> {
    const { body } = await admin.post<{ id: string }>('/v1/trainings', { estimator, topN });
    return eventually(
      async () => (await admin.get<Run>(`/v1/trainings/${body.id}`)).body,
      ({ status }) => !['queued', 'running'].includes(status),
    );
  }

  /** Opens what a run suggests. */
  async function open({ suggestionId }: Run): Promise<void> {
    await page.goto(system.at(`suggestions/${suggestionId ?? ''}`));
  }

  async function evidenceOf({ suggestionId }: Run): Promise<Evidence> {
    return (await admin.get<{ evidence: Evidence }>(`/v1/suggestions/${suggestionId ?? ''}`)).body.evidence;
  }

  /** The texts of the details of something, by their names, once they are shown. */
  async function facts(within: Locator): Promise<Record<string, string>> {
    const list = within.locator('dl').first();
    return Object.fromEntries(
      await list.evaluate((shown) =>
        Array.from(shown.querySelectorAll('dt'), (name) => [
          name.textContent,
          name.nextElementSibling?.textContent ?? '',
        ]),
      ),
    );
  }

  it('each rule with its evidence', async () => {
    await importLabelled([
      ...numbered(60, (i) => [`ls -la /srv/app${i}`, 0]),
      ...numbered(60, (i) => [`git log -n ${i} --stat`, 0]),
      ...numbered(14, (i) => [`rm -rf /srv/data${i}`, 1]),
      ...numbered(14, (i) => [`shutdown -h +${i} now`, 1]),
    ]);
    const run = await train();
    await open(run);
    const { rules } = await evidenceOf(run);
    expect(rules.length).toBeGreaterThan(1);
    const denies = page.getByRole('region', { name: `Deny: ${rules.length} rules` });
    for (const { pattern, unsafeHits, examples } of rules) {
      const rule = denies.getByRole('listitem').filter({ hasText: pattern }).first();
      expect(await facts(rule)).toMatchObject({
        Matches: `${unsafeHits} different unsafe and 0 safe commands`,
        Support: expect.stringContaining('of actions that name no agent'),
      });
      await rule.getByText(`Unsafe commands that it matches (${examples.length})`).waitFor();
      await rule.getByText(examples[0]!, { exact: true }).waitFor();
      expect(await rule.locator('mark').first().textContent()).toMatch(/^(rm|shutdown)\b/);
    }
  });

  it('takes back a rule of its own: the whole rule, and why', async () => {
    const suggestionId = (await runs())[0]?.suggestionId;
    const confirmed = { confirmation: 'APPLY', comment: 'sensible' };
    expect(await admin.post(`/v1/suggestions/${suggestionId ?? ''}/apply`, confirmed)).toMatchObject({
      body: { version: 1 },
    });
    await importLabelled(numbered(40, (i) => [`shutdown -h +${i + 100} now`, 0]));
    const run = await train();
    await open(run);
    const [removal] = (await evidenceOf(run)).removals;
    const removals = page.getByRole('region', { name: 'Remove: 1 rule' });
    const rule = removals.getByRole('listitem').first();
    await rule.getByText(removal!.pattern, { exact: true }).waitFor();
    await rule.getByText(removal!.ruleId, { exact: true }).waitFor();
    await rule.getByRole('link', { name: 'version 1' }).waitFor();
    expect(await facts(rule)).toEqual({
      'Why it goes': removal!.reason,
      Matches: '14 different unsafe and 40 safe commands',
    });
    await rule
      .getByText(/^shutdown -h \+1\d\d now$/)
      .first()
      .waitFor();
  });

  it('by importance: with its warning and what each rule does to safe commands', async () => {
    const run = await train('importance', 100);
    await open(run);
    const { rules, warnings } = await evidenceOf(run);
    expect(warnings).toHaveLength(1);
    await page.getByRole('region', { name: 'Before you approve' }).getByText(warnings[0]!).waitFor();
    const denies = page.getByRole('region', { name: `Deny: ${rules.length} rules` });
    const matches = await denies.locator('dt:text-is("Matches") + dd').allTextContents();
    expect(matches).toEqual(
      rules.map(({ unsafeHits, safeHits }) => `${unsafeHits} different unsafe and ${safeHits} safe commands`),
    );
    const harmful = rules.filter(({ unsafeHits, safeHits }) => safeHits > unsafeHits);
    expect(harmful.length).toBeGreaterThan(0);
    expect(await denies.getByText(/^It matches more safe commands than unsafe ones/).count()).toBe(
      harmful.length,
    );
    await denies.getByText(harmful[0]!.contradictions[0]!, { exact: true }).first().waitFor();
    await page.getByText('No commands were held out').waitFor();
  });

  it('with rules that deny, that hold for review and that observe, apart', async () => {
    const { suggestionId } = await concludeRun(system.state.redisUrl, RUN_OF_EVERY_TIER);
    await eventually(
      () => admin.get(`/v1/suggestions/${suggestionId}`),
      ({ status }) => status === 200,
    );
    await page.goto(system.at(`suggestions/${suggestionId}`));
    const sections = page.getByRole('region').filter({ has: page.getByRole('heading', { level: 3 }) });
    await sections.nth(2).waitFor();
    expect(await sections.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Deny: 1 rule',
      'Review: 1 rule',
      'Observe only: 1 rule',
    ]);
    expect(await sections.locator('.bylaw-rule-line code').allTextContents()).toEqual([
      '^terraform destroy',
      '^nc -l',
      '^git push .*--force',
    ]);
    await sections.nth(2).getByText('would deny', { exact: true }).waitFor();
    expect(await facts(sections.nth(2))).toEqual({
      'Why so': 'Of one agent.',
      'Found as': '^git push .*--force',
      Matches: '12 different unsafe and 1 safe commands',
      Precision: '92.31 % of these are unsafe; at least 70 %, 95 % sure',
      Support: '12: of 4 kinds of unsafe commands, of 3 agents',
    });
    await sections.nth(2).getByText('one ⟨U+202E⟩unsafe').waitFor();
    await page
      .getByText('0.04 % (95 % sure: 0.02 % to 0.08 %): of 2500 that are safe, 1 are denied')
      .waitFor();
  });

  it('and made no page complain', () => {
    expect(system.complaints).toEqual([]);
  });
});

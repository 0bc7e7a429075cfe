import type { Locator, Page } from 'playwright-core';
import { eventually, type Caller } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { actsOf } from './acts-of.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

const COMMAND = 'rm -rf /srv/data/live';
const HOSTILE = `'<img src=x onerror="alert(1)"><script>alert(2)</script>' \u202Egpj.exe\u202C \u001b[31m\u0007`;
const SHOWN = `'<img src=x onerror="alert(1)"><script>alert(2)</script>' ⟨U+202E⟩gpj.exe⟨U+202C⟩ ⟨U+001B⟩[31m⟨U+0007⟩`;
const HELD = `terraform apply ${HOSTILE}${'y'.repeat(60_000)}`;
/** A pattern is any text that RE2 takes. */
const HOSTILE_PATTERN = '<img src=x onerror="alert\\(3\\)">';

/** The bar for the first load, scripts and styles as they are sent. */
const FIRST_LOAD_BYTES = 300_000;

interface Asked {
  readonly id: string;
  readonly decision: string;
  readonly policyVersion: number;
}

/** What an operator does with the console of a real system from the first link to a lockdown, and what a viewer can't. */
describe('the journey of an operator', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let agent: Caller;
  let agentId: string;
  let page: Page;
  let suggestionId: string;

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    agent = await system.enrol('courier');
    agentId = (await admin.get<{ items: { id: string }[] }>('/v1/agents')).body.items[0]!.id;
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  const main = (where = page): Locator => where.getByRole('main');
  const row = (text: string): Locator => main().getByRole('row').filter({ hasText: text });

  const button = (name: string | RegExp, where = page): Locator => where.getByRole('button', { name });

  async function screen(name: string, where = page): Promise<void> {
    await where.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await where.getByRole('heading', { name, level: 1 }).waitFor();
  }

  /** Fills a dialog in and says what its button says. */
  async function decide(title: string | RegExp, verb: string, word?: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByLabel(/^Why/).fill('seen in the replay');
    if (word !== undefined) await dialog.getByLabel(`Type ${word} to confirm`).fill(word);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** What the hub says of a command once its answer is as wanted. */
  async function asked(command: string, wanted: Partial<Asked>): Promise<Asked> {
    const answer = await eventually(
      () => agent.post<Asked>('/v1/actions', { command }),
      ({ body }) => Object.entries(wanted).every(([name, value]) => body[name as keyof Asked] === value),
    );
    return answer.body;
  }

  /** What agents and people sent is text on this page, whatever it holds. */
  async function expectInert(where = page): Promise<void> {
    const { text, images, scripts } = await main(where).evaluate((shown) => ({
      text: shown.textContent,
      images: shown.querySelectorAll('img').length,
      scripts: document.querySelectorAll('script:not([src])').length,
    }));
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
    expect({ images, scripts }).toEqual({ images: 0, scripts: 0 });
  }

  it('signs in by the link that the start prints, which works once', async () => {
    const late = await system.browser.newPage();
    await late.goto(system.state.gatewayUrl);
    await late.getByLabel('Token', { exact: true }).waitFor();
    expect(await accessibilityFaults(late)).toEqual([]);
    page = await system.signInByLink();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/');
    await page.getByText('The policy has no rules yet').waitFor();
    await page.getByRole('main').locator('canvas').waitFor();
    expect(await loadedBytes(page)).toBeLessThan(FIRST_LOAD_BYTES);
    await page.getByRole('status').filter({ hasText: 'live' }).waitFor();
    await late.goto(system.signInLink);
    await late.getByRole('alert').waitFor();
    expect(await late.getByRole('navigation').count()).toBe(0);
    await late.context().close();
    const refusals = system.complaints.splice(0);
    expect(refusals.every((text) => /^\/v1\/sessions.*: Failed to load resource.*40[01]/.test(text))).toBe(
      true,
    );
  }, 60_000);

  it('sees an action of an agent arrive, without loading the page again', async () => {
    await screen('Telemetry');
    await page.evaluate(() => (document.documentElement.dataset['loaded'] = 'once'));
    expect(await agent.post('/v1/actions', { command: COMMAND })).toMatchObject({
      body: { decision: 'allow', policyVersion: 0 },
    });
    await row(COMMAND).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['loaded'])).toBe('once');
  });

  it('labels it with one key', async () => {
    await row(COMMAND).click();
    await page.keyboard.press('u');
    await row(COMMAND).getByText('unsafe', { exact: true }).waitFor();
    const { body } = await admin.get<{ items: object[] }>('/v1/actions?label=unsafe');
    expect(body.items).toEqual([expect.objectContaining({ command: COMMAND, label: 'unsafe' })]);
  });

  it('trains, and opens the suggestion that came of it', async () => {
    const safe = Array.from({ length: 120 }, (_, index) => `ls -la /srv/app${index},0`);
    const unsafe = Array.from({ length: 30 }, (_, index) => `rm -rf /srv/data${index},1`);
    const csv = ['command,safety_label', ...safe, ...unsafe].join('\n');
    expect((await admin.call('POST', '/v1/actions/import', csv)).body).toMatchObject({ imported: 150 });
    await screen('Training');
    await page.getByRole('button', { name: 'Start a run …' }).click();
    await page.getByRole('button', { name: 'Train on the labelled actions' }).click();
    await main()
      .getByRole('link', { name: /suggestion/i })
      .first()
      .click({ timeout: 30_000 });
    await page.getByRole('heading', { name: 'Suggestion', level: 1 }).waitFor();
    suggestionId = /suggestions\/([^?]+)/.exec(page.url())![1]!;
  }, 60_000);

  it('sees what speaks for each rule, and what it would have changed', async () => {
    const { body } = await admin.get<{ evidence: { rules: { pattern: string; examples: string[] }[] } }>(
      `/v1/suggestions/${suggestionId}`,
    );
    const [rule] = body.evidence.rules;
    expect(rule!.pattern).toContain('rm');
    await main().getByText(rule!.pattern, { exact: true }).first().waitFor();
    await main()
      .getByText(/different unsafe/)
      .first()
      .waitFor();
    await main().getByText(rule!.examples[0]!).first().waitFor({ state: 'attached' });
    await main().getByText('recorded actions would get another decision').first().waitFor();
  });

  it('is refused with a wrong word, and nothing changes (I1)', async () => {
    await page.getByRole('button', { name: /^Apply …/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply the suggestion' });
    await dialog.getByLabel('Why').fill('no reason');
    const word = dialog.getByLabel('Type APPLY to confirm');
    for (const wrong of ['apply', 'APPLY ', 'YES']) {
      await word.fill(wrong);
      await word.press('Enter');
      expect(await dialog.getByRole('button', { name: 'Apply', exact: true }).isDisabled()).toBe(true);
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await admin.get(`/v1/suggestions/${suggestionId}`)).body).toMatchObject({ status: 'pending' });
    expect((await admin.get('/v1/rules')).body).toEqual({ version: 0, items: [] });
  });

  it('applies it with the word, and the hub enforces it', async () => {
    await page.getByRole('button', { name: /^Apply …/ }).click();
    await decide('Apply the suggestion', 'Apply', 'APPLY');
    const rollout = page.getByRole('dialog', { name: 'Version 1 is made' });
    await rollout.getByText('Every hub enforces it.').waitFor();
    await rollout.getByRole('button', { name: 'Close', exact: true }).click();
    await main().getByRole('link', { name: 'version 1' }).first().waitFor();
    expect(await asked(COMMAND, { policyVersion: 1 })).toMatchObject({ decision: 'deny' });
  });

  it('rolls it back, and the hub obeys', async () => {
    await page.goto(system.at('versions/1'));
    await page.getByRole('button', { name: 'Roll back …' }).click();
    await decide('Roll back version 1', 'Roll back', 'ROLLBACK');
    expect(await asked(COMMAND, { policyVersion: 2 })).toMatchObject({ decision: 'allow' });
    expect((await admin.get('/v1/rules')).body).toEqual({ version: 2, items: [] });
    await screen('Versions');
    await main()
      .getByText(/rolls? back version 1/i)
      .first()
      .waitFor();
  });

  it('releases a held review, whose hostile command is text', async () => {
    const add = [{ pattern: '^terraform apply', effect: 'review', reason: HOSTILE }];
    const { body } = await admin.post<{ id: string }>('/v1/suggestions', { diff: { add } });
    const approval = { confirmation: 'APPLY', comment: HOSTILE };
    expect((await admin.post(`/v1/suggestions/${body.id}/apply`, approval)).body).toEqual({ version: 3 });
    await screen('Reviews');
    const held = await asked(HELD, { policyVersion: 3 });
    expect(held.decision).toBe('review');
    await main().getByText(SHOWN).first().waitFor();
    await expectInert();
    await button(/^Allow/)
      .first()
      .click();
    await decide('Allow this action', 'Allow');
    const answered = await agent.get(`/v1/actions/${held.id}?waitMs=10000`);
    expect(answered.body).toMatchObject({ review: { status: 'answered', verdict: 'allow' } });
  });

  it('quarantines an agent, and every hub denies it', async () => {
    await page.goto(system.at(`agents/${agentId}`));
    await button(/^Quarantine/)
      .first()
      .click();
    await decide('Quarantine courier', 'Deny everything it asks');
    expect(await asked('ls', { decision: 'deny' })).toMatchObject({ policyVersion: 3 });
    await button(/^Release/)
      .first()
      .waitFor();
    expect((await admin.call('DELETE', `/v1/agents/${agentId}/quarantine`)).status).toBe(204);
    await asked('ls', { decision: 'allow' });
  });

  it('locks everything down, and lifts it', async () => {
    await screen('Overview');
    await page.getByRole('button', { name: 'Declare a lockdown …' }).click();
    await decide('Declare a lockdown', 'Deny everything');
    await page.getByText('Lockdown: every action of every agent is denied').waitFor();
    expect(await asked('ls', { decision: 'deny' })).toMatchObject({ policyVersion: 3 });
    await button(/^Lift the lockdown/).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lift it' }).click();
    await asked('ls', { decision: 'allow' });
  });

  it('shows whatever agents and people sent as text, and runs none of it', async () => {
    const add = [{ pattern: HOSTILE_PATTERN, effect: 'deny', reason: HOSTILE }];
    const { body } = await admin.post<{ id: string }>('/v1/suggestions', { diff: { add }, comment: HOSTILE });
    suggestionId = body.id;
    const { id } = await asked(HELD, { decision: 'review' });
    for (const place of ['reviews', `telemetry/${id}`, 'telemetry', 'suggestions', 'audit', 'versions/3']) {
      await page.goto(system.at(place));
      await page.getByText(SHOWN).first().waitFor();
      await expectInert();
    }
    await page.goto(system.at(`suggestions/${suggestionId}`));
    await main().getByText(HOSTILE_PATTERN, { exact: true }).first().waitFor();
    await expectInert();
  }, 60_000);

  it('shows a viewer everything but the buttons, and the gateway refuses what is behind them', async () => {
    const viewer = await system.signIn('viewer', 'vera');
    await viewer.page.getByRole('banner').getByText('vera').waitFor();
    const { id: actionId } = await asked(`${HELD} again`, { decision: 'review' });
    for (const { place, name, call } of actsOf({ suggestionId, agentId, actionId })) {
      await page.goto(system.at(place));
      await button(name).first().waitFor();
      await viewer.page.goto(system.at(place));
      await viewer.page.getByRole('heading', { level: 1 }).waitFor();
      await viewer.page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
      expect([place, name, await button(name, viewer.page).count()]).toEqual([place, name, 0]);
      const [method, path, body] = call;
      const refused = await viewer.caller.call(method, path, body);
      expect([path, refused.status, refused.body['code']]).toEqual([path, 403, 'forbidden']);
    }
    expect(await agent.get(`/v1/actions/${actionId}`)).toMatchObject({
      body: { review: { status: 'held' } },
    });
    expect((await admin.get(`/v1/suggestions/${suggestionId}`)).body).toMatchObject({ status: 'pending' });
    expect((await admin.get('/v1/rules')).body).toMatchObject({ version: 3 });
  }, 60_000);

  it('made no page complain: no error, no violation of the content policy, no dialog', async () => {
    await page.goto(system.at(''));
    for (const name of ['Overview', 'Suggestions', 'Reviews', 'Telemetry', 'Agents', 'Rules', 'Audit']) {
      await screen(name);
    }
    expect(system.complaints).toEqual([]);
  });
});

/** How many bytes of files the page has loaded, as they were sent. */
function loadedBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.startsWith('/assets/'))
      .reduce((total, entry) => total + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
}

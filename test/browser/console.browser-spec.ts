import type { Page } from 'playwright-core';
import { type Caller, eventually } from '../e2e/http.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

const HOSTILE = `echo '<img src=x onerror="alert(1)"><script>alert(2)</script>' \u202Egpj.exe\u202C \u001b[31m\u0007`;
const SHOWN = `echo '<img src=x onerror="alert(1)"><script>alert(2)</script>' ⟨U+202E⟩gpj.exe⟨U+202C⟩ ⟨U+001B⟩[31m⟨U+0007⟩`;

/** What an approver and a viewer see and do in the console of a real system, in a real browser. */
describe('the console', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let agent: Caller;
  let page: Page;
  let suggestionId: string;

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    agent = await system.enrol();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  async function shows(where: Page, text: string | RegExp): Promise<void> {
    await where.getByRole('main').getByText(text).first().waitFor();
  }

  function screen(name: string): Promise<void> {
    return page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  }

  async function confirm(title: string, word: string, verb: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByLabel('Why').fill('seen in the replay');
    await dialog.getByLabel(/^Type /).fill(word);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async function asked(command: string, version: number): Promise<string> {
    const answer = await eventually(
      () => agent.post<{ decision: string; policyVersion: number }>('/v1/actions', { command }),
      ({ body }) => body.policyVersion === version,
    );
    return answer.body.decision;
  }

  it('signs in by the link that the start prints, which works once', async () => {
    const link = system.signInLink;
    expect(new URL(link).origin).toBe(new URL(system.state.gatewayUrl).origin);
    page = await system.signInByLink();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/');
    await shows(page, 'The policy has no rules yet');
    await page.getByRole('status').filter({ hasText: 'live' }).waitFor();
    await shows(page, 'Agents online');

    const late = await system.browser.newPage();
    await late.goto(link);
    await late.getByRole('alert').waitFor();
    await late.getByLabel('Token').waitFor();
    expect(await late.getByRole('navigation').count()).toBe(0);
    await late.context().close();
    const refusals = system.complaints.splice(0);
    expect(refusals.every((text) => /^\/v1\/sessions.*: Failed to load resource.*40[01]/.test(text))).toBe(
      true,
    );
  });

  it('shows a suggestion as it arrives, without being loaded again', async () => {
    await screen('Suggestions');
    await shows(page, 'Nothing waits for you');
    await page.evaluate(() => (document.documentElement.dataset['loaded'] = 'once'));
    const proposed = await admin.post<{ id: string }>('/v1/suggestions', {
      diff: { add: [{ pattern: '^mkfs\\b', effect: 'deny', reason: 'formats a disk' }] },
      comment: HOSTILE,
    });
    expect(proposed.status).toBe(201);
    suggestionId = proposed.body.id;
    await shows(page, '1 to add, 0 to remove');
    await shows(page, SHOWN);
    expect(await page.evaluate(() => document.documentElement.dataset['loaded'])).toBe('once');
  });

  it('refuses a wrong word, and nothing changes (I1)', async () => {
    await page.getByRole('link', { name: '1 to add, 0 to remove' }).click();
    await shows(page, '^mkfs\\b');
    await shows(page, 'formats a disk');
    await page.getByRole('button', { name: 'Apply …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply the suggestion' });
    await dialog.getByLabel('Why').fill('no reason');
    for (const word of ['apply', 'APPLY ', 'YES']) {
      await dialog.getByLabel('Type APPLY to confirm').fill(word);
      await dialog.getByLabel('Type APPLY to confirm').press('Enter');
      expect(await dialog.getByRole('button', { name: 'Apply', exact: true }).isDisabled()).toBe(true);
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await admin.get(`/v1/suggestions/${suggestionId}`)).body).toMatchObject({ status: 'pending' });
    expect((await admin.get('/v1/rules')).body).toEqual({ version: 0, items: [] });
  });

  it('shows a viewer everything but the buttons, and the gateway refuses him', async () => {
    const { page: viewer, caller } = await system.signIn('viewer', 'vera');
    await viewer.getByRole('banner').getByText('vera').waitFor();
    await viewer.goto(system.at(`suggestions/${suggestionId}`));
    await shows(viewer, '^mkfs\\b');
    await shows(viewer, 'An approver decides on it.');
    expect(await viewer.getByRole('main').getByRole('button').count()).toBe(0);
    await viewer.context().close();
    const refused = await caller.post(`/v1/suggestions/${suggestionId}/apply`, {
      confirmation: 'APPLY',
      comment: 'x',
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('applies when APPLY is typed with a reason, and the hub enforces it', async () => {
    expect(await asked('mkfs /dev/sda1', 0)).toBe('allow');
    await page.getByRole('button', { name: 'Apply …' }).click();
    await confirm('Apply the suggestion', 'APPLY', 'Apply');
    await page.getByRole('main').getByRole('link', { name: 'version 1' }).waitFor();
    await shows(page, 'applied');
    expect(await asked('mkfs /dev/sda1', 1)).toBe('deny');
    await screen('Rules');
    await page.getByRole('row').filter({ hasText: '^mkfs\\b' }).filter({ hasText: 'deny' }).waitFor();
  });

  it('shows a hostile command as plain text, and runs none of it', async () => {
    const tool = 'run\u202Elru';
    expect((await agent.post('/v1/actions', { tool, command: HOSTILE })).status).toBe(200);
    await screen('Telemetry');
    await page.getByText(SHOWN, { exact: true }).waitFor();
    await shows(page, 'run⟨U+202E⟩lru');
    const { text, images, scripts } = await page.getByRole('main').evaluate((main) => ({
      text: main.textContent,
      images: main.querySelectorAll('img').length,
      scripts: document.querySelectorAll('script:not([src])').length,
    }));
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
    expect({ images, scripts }).toEqual({ images: 0, scripts: 0 });
  });

  it('rolls a version back, and the hub obeys', async () => {
    await screen('Versions');
    await page.getByRole('row').getByRole('link', { name: 'Version 1', exact: true }).click();
    await shows(page, 'Every hub enforces it.');
    await page.getByRole('button', { name: 'Roll back …' }).click();
    await confirm('Roll back version 1', 'ROLLBACK', 'Roll back');
    await screen('Versions');
    await shows(page, 'rolls back version 1');
    expect(await asked('mkfs /dev/sda1', 2)).toBe('allow');
    expect((await admin.get('/v1/rules')).body).toEqual({ version: 2, items: [] });
  });

  it('made no page complain: no error, no violation of the content policy, no dialog', async () => {
    for (const name of ['Overview', 'Reviews', 'Rules', 'Agents', 'Audit']) {
      await screen(name);
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    }
    expect(system.complaints).toEqual([]);
  });
});

import { withClient } from '@bylaw/testing';
import { Queue } from 'bullmq';
import type { Locator, Page } from 'playwright-core';
import { Caller, eventually } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

interface Event {
  readonly seq: number;
  readonly hash: string;
  readonly action: string;
  readonly subject: string | null;
}

/** What an admin sees and does: the audit and its proofs, tokens, dead jobs, the lockdown. */
describe('the audit and what is for admins in the console', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let page: Page;

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  const main = (): Locator => page.getByRole('main');
  const dialog = (): Locator => page.getByRole('dialog');
  const row = (grid: string, text: string | RegExp): Locator =>
    page.getByRole('grid', { name: grid }).getByRole('row').filter({ hasText: text });

  describe('tokens', () => {
    it('are made with a role, shown once, and work until they are revoked', async () => {
      await page.goto(system.at('tokens'));
      await page.getByRole('button', { name: 'Make a token …' }).click();
      await dialog().getByLabel('For whom').fill('Grace <b>');
      await dialog().getByLabel('Role').selectOption('labeler');
      await dialog().getByText('Also labels recorded actions').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await dialog().getByRole('button', { name: 'Make the token' }).click();
      const secret = await dialog().getByLabel('Token of Grace').inputValue();
      const grace = new Caller(system.state.gatewayUrl, secret);
      expect((await grace.get('/v1/overview')).status).toBe(200);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog().getByRole('button', { name: 'It is kept: close' }).click();
      await row('Tokens', 'Grace <b>').getByText('labeler').waitFor();
      expect(await main().getByText(secret).count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await row('Tokens', 'Grace <b>').getByRole('button', { name: 'Revoke …' }).click();
      await dialog().getByText('It does not come back.').waitFor();
      await dialog().getByRole('button', { name: 'Revoke it for good' }).click();
      await row('Tokens', 'Grace <b>').waitFor({ state: 'detached' });
      expect((await grace.get('/v1/overview')).status).toBe(401);
    }, 90_000);

    it('keep the last admin’s, and say why', async () => {
      await row('Tokens', 'admin').getByRole('button', { name: 'Revoke …' }).first().click();
      await dialog().getByRole('button', { name: 'Revoke it for good' }).click();
      await dialog()
        .getByText(/^Code: /)
        .waitFor();
      await dialog().getByRole('button', { name: 'Cancel' }).click();
      expect(await row('Tokens', 'admin').count()).toBeGreaterThan(0);
    });
  });

  describe('dead jobs', () => {
    /** As any program that reaches Redis could. */
    async function addNonsense(queue: string, jobId: string): Promise<void> {
      const opened = new Queue(queue, {
        connection: { url: system.state.redisUrl },
        prefix: '{bylaw}',
      });
      await opened.add('nonsense', { any: '<script>thing</script>' }, { jobId });
      await opened.close();
    }
    const dead = async (): Promise<readonly { readonly id: string; readonly failedAt: string }[]> =>
      (await admin.get<{ items: { id: string; failedAt: string }[] }>('/v1/dead-jobs')).body.items;

    it('say what failed and why, and are retried or discarded', async () => {
      await page.goto(system.at('dead-jobs'));
      await main().getByText('No job is dead').waitFor();
      for (const queue of ['training', 'record-actions']) await addNonsense(queue, `of-${queue}`);
      const before = await eventually(dead, (jobs) => jobs.length === 2);
      await page.goto(system.at('dead-jobs?queue=training'));
      await page.reload();
      await row('Dead jobs', "There is no job named 'nonsense' in this queue").first().waitFor();
      expect(await row('Dead jobs', 'record-actions').count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await row('Dead jobs', 'nonsense').getByRole('link', { name: 'Details' }).click();
      await dialog().getByText('<script>thing</script>').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await dialog().getByRole('button', { name: 'Retry …' }).click();
      await page.getByRole('button', { name: 'Retry it' }).click();
      const failedBefore = before.find(({ id }) => id === 'of-training')?.failedAt;
      await eventually(dead, (jobs) =>
        jobs.some(({ id, failedAt }) => id === 'of-training' && failedAt !== failedBefore),
      );
      await dialog().getByRole('button', { name: 'Discard …' }).click();
      await page.getByRole('button', { name: 'Discard it for good' }).click();
      await eventually(dead, (jobs) => jobs.length === 1);
      await main().getByText('No job is dead').waitFor({ state: 'attached' });
    }, 90_000);

    it('are retried together', async () => {
      await addNonsense('policy-commands', 'another');
      const before = await eventually(dead, (jobs) => jobs.length === 2);
      await page.goto(system.at('dead-jobs'));
      await page.reload();
      await page.getByRole('button', { name: 'Retry all 2 …' }).click();
      await page.getByRole('button', { name: 'Retry them' }).click();
      const times = new Set(before.map(({ failedAt }) => failedAt));
      const after = await eventually(
        dead,
        (jobs) => jobs.length === 2 && jobs.every(({ failedAt }) => !times.has(failedAt)),
      );
      expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
      for (const queue of ['record-actions', 'policy-commands'])
        for (const { id } of after) await admin.call('DELETE', `/v1/dead-jobs/${queue}/${id}`);
    }, 60_000);
  });

  it('shows a lockdown’s details, and all that there were', async () => {
    await page.goto(system.at('lockdown'));
    await main().getByText('There was none so far.').waitFor();
    await page.getByRole('button', { name: 'Declare a lockdown …' }).click();
    await dialog().getByLabel('Why').fill('a leak');
    await dialog().getByRole('button', { name: 'Deny everything' }).click();
    await main().getByText('Every action of every agent is denied', { exact: true }).waitFor();
    await main().getByRole('table', { name: 'Lockdowns' }).getByText('a leak').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lift the lockdown …' }).click();
    await dialog().getByRole('button', { name: 'Lift it' }).click();
    await main().getByText('There is none: the policy decides').waitFor();
    await main().getByRole('link', { name: 'lifted' }).waitFor();
    expect((await admin.get('/v1/lockdown')).body).toMatchObject({ active: false });
  }, 60_000);

  describe('the audit', () => {
    const events = async (query: string): Promise<readonly Event[]> =>
      (await admin.get<{ items: Event[] }>(`/v1/audit?${query}`)).body.items;

    it('is filtered by the address, and shows an event with what was before and after', async () => {
      const diff = { add: [{ pattern: '^mkfs', effect: 'deny' }] };
      const { body } = await admin.post<{ id: string }>('/v1/suggestions', { diff });
      const word = { confirmation: 'APPLY', comment: 'it formats disks' };
      expect((await admin.post(`/v1/suggestions/${body.id}/apply`, word)).status).toBe(200);
      await page.goto(system.at('audit?action=suggestion.'));
      await row('Audit events', 'it formats disks').getByText('version 0 → 1').waitFor();
      expect(await row('Audit events', 'lockdown.declare').count()).toBe(0);
      expect(await page.getByLabel('About').inputValue()).toBe('suggestion.');
      expect(await accessibilityFaults(page)).toEqual([]);
      const [applied] = await events('action=suggestion.apply');
      await row('Audit events', 'suggestion.apply')
        .getByRole('link', { name: /^Event/ })
        .click();
      const detail = page.getByRole('dialog', { name: `Audit event #${applied!.seq}` });
      await detail.getByText('The policy went from version 0 to').waitFor();
      await detail.getByText('^mkfs').waitFor();
      await detail.getByText(applied!.hash, { exact: true }).first().waitFor();
      await detail.getByRole('listitem').filter({ hasText: 'suggestion.propose' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await detail.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'More filters' }).click();
      await page.getByLabel('Since').fill('2000-01-01T00:00');
      await page.getByLabel('Since').press('Enter');
      await page.waitForURL(/since=2000-01-01T|since=1999-12-31T/);
      await row('Audit events', 'suggestion.apply').waitFor();
      await page.getByLabel('Since').fill('');
      await page.getByLabel('By whom').fill('nobody at all');
      await main().getByText('No event is like that').waitFor();
      expect(new URL(page.url()).hash).toBe('#/audit?action=suggestion.&actor=nobody+at+all');
    }, 90_000);

    it('is exported by the browser itself', async () => {
      await page.goto(system.at('audit'));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Export all' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('bylaw-audit.jsonl');
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ head: { seq: lines.length - 1 } });
    });

    it('is verified, with its head; and a broken chain says where it is broken', async () => {
      await page.getByRole('button', { name: 'Verify …' }).click();
      await page.getByRole('button', { name: 'Verify', exact: true }).click();
      const whole = main().getByRole('status').filter({ hasText: 'The chain is whole' });
      const [newest] = await events('limit=1');
      await whole.getByText(`${newest!.seq}:${newest!.hash}`).waitFor();
      await whole.getByText('npx bylaw audit verify-file FILE').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await withClient(system.state.postgresUrl, async (client) => {
        await client.query('ALTER TABLE audit_events DISABLE TRIGGER ALL');
        await client.query(`UPDATE audit_events SET reason = 'another' WHERE seq = 3`);
        await client.query('ALTER TABLE audit_events ENABLE TRIGGER ALL');
      });
      await page.getByRole('button', { name: 'Verify', exact: true }).click();
      const broken = main().getByRole('alert').filter({ hasText: 'The chain is broken at event 3' });
      await broken.getByText('somebody changed it').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await broken.getByRole('link', { name: 'See event 3' }).click();
      await page
        .getByRole('dialog', { name: 'Audit event #3' })
        .getByText('another', { exact: true })
        .waitFor();
    }, 90_000);
  });

  it('offers a viewer none of it', async () => {
    const { page: theirs } = await system.signIn('viewer');
    const navigation = theirs.getByRole('navigation');
    await navigation.getByRole('link', { name: 'Audit' }).waitFor();
    for (const name of ['Tokens', 'Dead jobs'])
      expect(await navigation.getByRole('link', { name }).count()).toBe(0);
    for (const place of ['audit', 'trainings', 'agents', 'lockdown']) {
      await theirs.goto(system.at(place));
      await theirs.getByRole('heading', { level: 1 }).waitFor();
      const acts = theirs.getByRole('main').getByRole('button', { name: /^(?!More filters)/ });
      expect(await acts.count()).toBe(0);
    }
    await theirs.goto(system.at('tokens'));
    await theirs.getByText('This screen is for the role admin; yours is viewer.').waitFor();
    // What was refused on purpose: revoking the last admin's token.
    expect(system.complaints).toEqual([expect.stringMatching(/^\/v1\/tokens\/\S+: .*403/)]);
  }, 60_000);
});

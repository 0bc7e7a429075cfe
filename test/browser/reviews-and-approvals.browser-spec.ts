import type { Locator, Page } from 'playwright-core';
import { eventually, type Caller } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

interface Asked {
  readonly id: string;
  readonly decision: string;
}

/** What waits for people where a change needs two of them: held actions, approvals, and the cases that no change may break. */
describe('reviews, approvals and pinned cases', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let agents: readonly Caller[];
  let page: Page;

  beforeAll(async () => {
    system = await ConsoleSystem.start({ env: { APPROVALS_REQUIRED: '2' } });
    ({ admin } = system);
    agents = [await system.enrol('courier'), await system.enrol('porter')];
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  /** What axe finds, at the top of the page: what lies under the bar at the top is no target. */
  async function faults(): Promise<string[]> {
    await page.evaluate(() => window.scrollTo(0, 0));
    return accessibilityFaults(page);
  }

  const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
  const group = (text: string): Locator =>
    page.getByRole('grid', { name: 'Held actions' }).getByRole('row').filter({ hasText: text });

  async function propose(add: readonly object[]): Promise<string> {
    const { body } = await admin.post<{ id: string }>('/v1/suggestions', { diff: { add } });
    return body.id;
  }

  async function hold(agent: number, command: string): Promise<string> {
    const { body } = await eventually(
      () => agents[agent]!.post<Asked>('/v1/actions', { command }),
      (answer) => answer.body.decision === 'review',
    );
    return body.id;
  }

  async function verdictOf(agent: number, id: string): Promise<unknown> {
    const { body } = await agents[agent]!.get<{ review: { verdict: string } }>(
      `/v1/actions/${id}?waitMs=10000`,
    );
    return body.review.verdict;
  }

  describe('held actions', () => {
    let ids: readonly string[];

    beforeAll(async () => {
      const id = await propose([
        { pattern: '^terraform', effect: 'review', reason: 'changes what runs' },
        { pattern: '^dropdb', effect: 'review', reason: 'deletes data' },
      ]);
      const emergency = { confirmation: 'APPLY', comment: 'to begin', emergency: true };
      await admin.post(`/v1/suggestions/${id}/apply`, emergency);
    });

    it('say what to do while there are none, then come by themselves, in groups that count down', async () => {
      await page.goto(system.at('reviews'));
      await page.getByText('No agent waits for an answer').waitFor();
      ids = [
        await hold(0, 'terraform apply /srv/one'),
        await hold(1, 'terraform apply /srv/two'),
        await hold(0, 'dropdb orders'),
        await hold(1, 'dropdb orders'),
      ];
      const terraform = group('terraform apply');
      await terraform.getByText('2 actions of 2 agents').waitFor();
      await terraform.getByText('and 1 other command').waitFor();
      expect(await terraform.getByRole('timer').innerText()).toMatch(/^\d+:\d\d left$/);
      expect(await faults()).toEqual([]);
    }, 60_000);

    it('are grouped by what one chooses, which is in the address', async () => {
      await page.getByLabel('Grouped by').selectOption('agent');
      await group('courier').getByText('2 actions of 1 agent').waitFor();
      expect(new URL(page.url()).hash).toBe('#/reviews?by=agent');
      await page.getByLabel('Grouped by').selectOption('form');
      await group('terraform apply').waitFor();
    });

    it('are allowed by keys, all of a group after they were repeated', async () => {
      await group('terraform apply').click();
      await page.keyboard.press('a');
      const asking = dialog('Allow 2 actions');
      await asking.getByText('terraform apply /srv/two').waitFor();
      expect(await faults()).toEqual([]);
      await asking.getByLabel('Why (optional)').fill('a planned change');
      await page.keyboard.press('Enter');
      await asking.waitFor({ state: 'hidden' });
      expect([await verdictOf(0, ids[0]!), await verdictOf(1, ids[1]!)]).toEqual(['allow', 'allow']);
      await group('terraform apply').waitFor({ state: 'hidden' });
    }, 60_000);

    it('are answered one by one from their details, which say why they are held', async () => {
      await group('dropdb').click();
      await page.keyboard.press('Enter');
      const detail = page.getByRole('dialog').filter({ hasText: 'dropdb orders' });
      await detail.getByRole('button', { name: 'Deny …' }).nth(1).waitFor();
      await detail.getByText('Explain the decision').first().click();
      await detail.locator('mark').first().waitFor();
      expect(await faults()).toEqual([]);
      await detail.getByRole('button', { name: 'Deny …' }).first().click();
      await dialog('Deny this action').getByRole('button', { name: 'Deny', exact: true }).click();
      await dialog('Deny this action').waitFor({ state: 'hidden' });
      expect(await verdictOf(0, ids[2]!)).toBe('deny');
      const { body } = await agents[1]!.get<{ review: { status: string } }>(`/v1/actions/${ids[3]!}`);
      expect(body.review.status).toBe('held');
      const denials = detail.getByRole('button', { name: 'Deny …' });
      await eventually(
        () => denials.count(),
        (count) => count === 1,
      );
      await page.keyboard.press('Escape');
      await detail.waitFor({ state: 'hidden' });
    }, 60_000);

    it('are denied for all agents at once where they are the very same', async () => {
      const another = await hold(0, 'dropdb orders');
      await group('dropdb').getByText('2 actions of 2 agents').waitFor();
      await page.keyboard.press('d');
      await dialog('Deny 2 actions').getByText('of whichever agent').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('No agent waits for an answer').waitFor();
      expect([await verdictOf(0, another), await verdictOf(1, ids[3]!)]).toEqual(['deny', 'deny']);
      await page.getByRole('button', { name: 'answered' }).click();
      await page.getByRole('grid', { name: 'Reviews' }).getByText('a planned change').first().waitFor();
    });
  });

  it('counts approvals: one keeps hers and takes it back, the second one’s apply makes the version', async () => {
    const id = await propose([{ pattern: '^mkfs', effect: 'deny' }]);
    const other = await system.signIn('approver', 'bob');
    await page.goto(system.at(`suggestions/${id}`));
    await page.getByText('0 of 2 people approve it.').waitFor();
    await page.getByRole('button', { name: 'Approve without applying …' }).click();
    const asking = dialog('Approve the suggestion');
    await asking.getByLabel('Why').fill('looks right');
    await asking.getByLabel('Type APPLY to confirm').fill('APPLY');
    await asking.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText('1 of 2 people approve it.').waitFor();
    await page.getByRole('button', { name: 'Withdraw my approval' }).click();
    await page.getByText('0 of 2 people approve it.').waitFor();
    const approval = { confirmation: 'APPLY', comment: 'twice looked at' };
    expect((await other.caller.post(`/v1/suggestions/${id}/approvals`, approval)).status).toBe(200);
    await page.getByText('1 of 2 people approve it.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'twice looked at' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('a');
    await dialog('Apply the suggestion').getByLabel('Why').fill('both of us');
    await dialog('Apply the suggestion').getByLabel('Type APPLY to confirm').fill('APPLY');
    await page.keyboard.press('Enter');
    await dialog(/^Version \d+ is made$/).waitFor();
    await other.page.context().close();
  }, 60_000);

  it('pins cases, says why one can’t be, removes one, and brings a file in and out', async () => {
    await page.goto(system.at('pinned-cases'));
    await page.getByText('Nothing is pinned').waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('n');
    const form = dialog('Pin a case');
    await form.getByLabel('Command').fill('mkfs /dev/sda');
    await form.getByLabel('Must be').selectOption('allow');
    await form.getByRole('button', { name: 'Pin', exact: true }).click();
    await form.getByText('Code: pinned_case_broken').waitFor();
    await form.getByLabel('Must be').selectOption('deny');
    await form.getByRole('button', { name: 'Pin', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
    const row = page.getByRole('row').filter({ hasText: 'mkfs /dev/sda' });
    await row.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export all' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('pinned.yaml');
    await page.locator('input[type=file]').setInputFiles({
      name: 'pinned.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(
        'cases:\n  - {expect: allow, command: git status}\n  - {expect: deny, command: mkfs /dev/sda}\n',
      ),
    });
    await page.getByText('1 case pinned, 1 pinned already.').waitFor();
    await row.click();
    await page.keyboard.press('x');
    await dialog('Remove a pinned case').getByRole('button', { name: 'Remove', exact: true }).click();
    await row.waitFor({ state: 'hidden' });
    expect(await faults()).toEqual([]);
  }, 60_000);

  it('made no page complain but of what was refused', () => {
    expect(system.complaints.filter((text) => !/Failed to load resource.*422/.test(text))).toEqual([]);
  });
});

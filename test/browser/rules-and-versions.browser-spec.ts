import type { Locator, Page } from 'playwright-core';
import { eventually, type Caller } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';
import { addManyRules } from './many-rules.js';
import { tabTo } from './tab-to.js';
import { underlined } from './underlined.js';

const MANY = 1_500;

/** Versions 1 to 3: a rule and an observing one; a rule that is added; the first rule with another effect. */
const DIFFS = [
  [
    { pattern: '^rm -rf', effect: 'deny', reason: 'deletes' },
    { pattern: 'sudo', effect: 'review', target: 'text', mode: 'observe' },
  ],
  [{ pattern: '^mkfs', effect: 'deny', tool: 'shell' }],
] as const;

describe('rules and versions', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let agent: Caller;
  let page: Page;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    system = await ConsoleSystem.start({ env: { APPROVALS_REQUIRED: '2' } });
    ({ admin } = system);
    agent = await system.enrol();
    for (const add of DIFFS) await applied({ add });
    for (const { id, pattern } of await rules()) ids[pattern] = id;
    await applied({ add: [{ pattern: '^mkfs', effect: 'review', tool: 'shell' }], remove: [ids['^mkfs']] });
    // Each action once: what is counted below are these three.
    await eventually(
      () => admin.get<{ complete: boolean }>('/v1/versions/3/rollout'),
      ({ body }) => body.complete,
    );
    for (const command of ['timeout 9 rm -r -f /srv/old', 'make', 'mkfs /dev/sda']) {
      await agent.post('/v1/actions', { command });
    }
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  async function applied(diff: object): Promise<void> {
    const { body } = await admin.post<{ id: string }>('/v1/suggestions', { diff });
    const confirmed = { confirmation: 'APPLY', comment: 'a fixture', emergency: true };
    expect((await admin.post(`/v1/suggestions/${body.id}/apply`, confirmed)).status).toBe(200);
  }
  const rules = async () =>
    (await admin.get<{ items: { id: string; pattern: string }[] }>('/v1/rules')).body.items;
  const row = (text: string): Locator => page.getByRole('row').filter({ hasText: text });
  const hash = () => new URL(page.url()).hash;
  /** The suggestion that the page goes to when it is made. */
  async function suggested(): Promise<unknown> {
    await page.waitForURL(/#\/suggestions\/[0-9a-f-]{36}$/);
    return (await admin.get(`/v1/suggestions/${hash().split('/')[2]!}`)).body;
  }

  it('says what a command that is tried would be told, by the keyboard alone', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Try a command' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Try a command', level: 1 }).waitFor();
    const ask = page.getByRole('button', { name: 'Ask the policy' });
    expect(await ask.isDisabled()).toBe(true);
    await tabTo(page, page.getByLabel('Command'));
    await page.keyboard.type("cd /srv && sudo r''m -fr \u202Edata");
    await page.keyboard.press('Control+Enter');
    const answer = page.getByRole('region', { name: 'Answer' });
    expect(await underlined(answer)).toEqual([
      ['underline', 'rm -rf', 'rm -rf ⟨U+202E⟩data'],
      ['underline', 'sudo', "cd /srv && sudo r''m -fr ⟨U+202E⟩data"],
    ]);
    const [deny, observing] = await answer.getByRole('listitem').allTextContents();
    expect(deny).toContain(`rule ${ids['^rm -rf']!} matches in the command:`);
    expect(observing).toContain(`rule ${ids['sudo']!} only observes, and matches in the text as sent:`);
    await answer.getByText(/^denied by rule .*: deletes, at version 3\.$/).waitFor();
    await tabTo(page, answer.getByText(/^What it was understood as/));
    await page.keyboard.press('Enter');
    await answer.getByText('cd /srv', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Command').fill('ls');
    await ask.click();
    await page.getByText('No rule matches.').waitFor();
  }, 60_000);

  it('explains a recorded action by the version that decided it, and leads to the rule', async () => {
    await page.goto(system.at('telemetry'));
    await row('/srv/old').first().waitFor();
    await row('/srv/old').first().getByRole('link', { name: 'Details' }).click();
    const detail = page.getByRole('dialog', { name: 'Recorded action' });
    await tabTo(page, detail.getByText('Explain the decision'));
    await page.keyboard.press('Enter');
    expect(await underlined(detail)).toEqual([['underline', 'rm -rf', 'rm -rf /srv/old']]);
    await detail.getByRole('link', { name: ids['^rm -rf']! }).click();
    await page.getByRole('dialog', { name: 'Rule' }).getByText('^rm -rf', { exact: true }).waitFor();
  });

  it('shows a rule, how often it matched over time, and what was before it', async () => {
    const detail = page.getByRole('dialog', { name: 'Rule' });
    await detail
      .getByText('It matched 1 action in the last hour, 1 in 24 hours, 1 in 30 days.')
      .first()
      .waitFor();
    await detail.locator('canvas').waitFor();
    await detail.getByRole('button', { name: '30 days' }).click();
    await detail.getByText('from version 1 on, now too').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(system.at(`rules/${ids['^mkfs']!}`));
    await detail.getByText('from version 2 until version 3 removed it').waitFor();
    await detail.getByText('This rule is not in force any more.').waitFor();
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'hidden' });
  }, 60_000);

  it('filters rules by the address', async () => {
    await page.goto(system.at('rules'));
    await page.getByText('3 rules at version 3').waitFor();
    await page.getByLabel('Effect').selectOption('review');
    await page.getByText('2 rules found at version 3').waitFor();
    await page.getByLabel('Mode').selectOption('observe');
    await row('would review').filter({ hasText: 'sudo' }).waitFor();
    await page.getByText('1 rule found at version 3').waitFor();
    expect(hash()).toBe('#/rules?effect=review&mode=observe');
    await page.goto(system.at('rules?unusedFor=24h&q=su'));
    await row('sudo').waitFor();
    expect(await page.getByLabel('Search patterns and reasons').inputValue()).toBe('su');
    await page.goto(system.at('rules?q=nothing of the kind'));
    await page.getByText('No rule matches', { exact: true }).waitFor();
  });

  it('travels through the versions by a slider', async () => {
    await page.goto(system.at('rules'));
    const slider = page.getByRole('slider', { name: 'Version' });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.getByText('The policy has no rules', { exact: true }).waitFor();
    expect(hash()).toBe('#/rules?version=0');
    await page.goto(system.at('rules?version=2'));
    await row('^mkfs').filter({ hasText: 'deny' }).waitFor();
    await page.getByText(/^As it was at version 2, which applies a suggestion, by /).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Now' }).click();
    await row('^mkfs').filter({ hasText: 'review' }).waitFor();
    expect(hash()).toBe('#/rules');
  }, 60_000);

  it('says while a rule is written what is wrong with it, where, and which actions it would match', async () => {
    await page.getByRole('link', { name: 'Propose a rule …' }).click();
    const pattern = page.getByLabel('Pattern', { exact: true });
    const send = page.getByRole('button', { name: 'Propose it as a suggestion' });
    await pattern.fill('^rm (-rf');
    await page.getByText('The pattern is not RE2 syntax: missing closing ): `^rm (-rf`.').waitFor();
    const place = page.getByRole('note', { name: 'Where the pattern goes wrong' });
    expect(await place.locator('mark').textContent()).toBe('(');
    expect(await send.isDisabled()).toBe(true);
    await pattern.fill('^(?:rm -rf)');
    await page.getByText('It matches 1 of the last 3 actions.').waitFor();
    await page.getByText('It says the same as this rule.').waitFor();
    await page.getByText('Recorded as: 1 denied.').waitFor();
    await pattern.fill('^(make|mkfs)');
    await page.getByText('It matches 2 of the last 3 actions.').waitFor();
    expect(await underlined(page.getByRole('region', { name: 'Actions that it matches' }))).toEqual([
      ['underline', 'mkfs', 'mkfs /dev/sda'],
      ['underline', 'make', 'make'],
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Why (optional)').fill('builds and disks');
    await send.click();
    const suggestion = await suggested();
    expect(suggestion).toMatchObject({
      status: 'pending',
      diff: { add: [{ pattern: '^(make|mkfs)' }], remove: [] },
    });
    expect(await rules()).toHaveLength(3);
  }, 90_000);

  it('proposes to change a rule, and to remove one: the policy stays', async () => {
    await page.goto(system.at(`rules/${ids['sudo']!}`));
    const detail = page.getByRole('dialog', { name: 'Rule' });
    await detail.getByRole('link', { name: 'Propose a change …' }).click();
    await page.getByRole('heading', { name: 'Propose a change of a rule' }).waitFor();
    expect(await page.getByLabel('Pattern', { exact: true }).inputValue()).toBe('sudo');
    await page.getByLabel('Mode').selectOption('enforce');
    await page.getByRole('button', { name: 'Propose it as a suggestion' }).click();
    const change = await suggested();
    expect(change).toMatchObject({
      diff: { add: [{ pattern: 'sudo', mode: 'enforce', target: 'text' }], remove: [ids['sudo']] },
    });
    await page.goto(system.at(`rules/${ids['sudo']!}`));
    await detail.getByRole('button', { name: 'Propose its removal …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Propose to remove this rule' });
    await dialog.getByLabel('Why').fill('it only observed');
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    const removal = await suggested();
    expect(removal).toMatchObject({ diff: { add: [], remove: [ids['sudo']] } });
    expect(await rules()).toHaveLength(3);
  });

  it('draws the history, and compares any two versions', async () => {
    await page.goto(system.at('versions'));
    await row('Version 1').getByText('+2 −0').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const key of ['j', 'j', 'c']) await page.keyboard.press(key);
    await page.getByText('From version 2 to version 3: 1 added, 1 removed. 3 rules at version 3.').waitFor();
    await page.getByText('Different: effect').waitFor();
    await page.getByRole('button', { name: 'Swap' }).click();
    expect(hash()).toBe('#/versions/compare?from=3&to=2');
    await page.getByLabel('To version').fill('0');
    await page.getByText('From version 3 to version 0: 0 added, 3 removed. 0 rules at version 0.').waitFor();
    await page.getByRole('heading', { name: '3 rules removed' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it('shows what a rollback would make of the policy, and has two people make it', async () => {
    await page.goto(system.at('versions/3'));
    await page.getByText('Every hub enforces it.').waitFor();
    await page.getByRole('button', { name: 'Roll back …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Roll back version 3' });
    await dialog.getByText('Version 3 → 4: 1 added, 1 removed, 3 rules then').waitFor();
    await dialog.getByText('0 of 2 people have approved it.').waitFor();
    await dialog.getByLabel('Why').fill('it held too much');
    const approve = dialog.getByRole('button', { name: 'Approve it; 1 more needed' });
    await dialog.getByLabel('Type ROLLBACK to confirm').fill('rollback');
    expect(await approve.isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('Type ROLLBACK to confirm').fill('ROLLBACK');
    await approve.click();
    await dialog.waitFor({ state: 'hidden' });
    const { page: other } = await system.signIn('approver', 'bob');
    await other.goto(system.at('versions/3'));
    await other.getByRole('button', { name: 'Roll back …' }).click();
    await other.getByText('1 of 2 people have approved it.').waitFor();
    await other.getByLabel('Why').fill('so do I');
    await other.getByLabel('Type ROLLBACK to confirm').fill('ROLLBACK');
    await other.getByRole('button', { name: 'Roll back', exact: true }).click();
    await other.getByRole('dialog').waitFor({ state: 'hidden' });
    await other.context().close();
    await page.goto(system.at('versions'));
    await row('Version 4').getByText('rolls back version 3').waitFor();
    await page.goto(system.at('versions/3'));
    await page.getByRole('button', { name: 'Roll back …' }).click();
    await page.getByText('Version 3 was rolled back by version 4').waitFor();
    await page.keyboard.press('Escape');
  }, 60_000);

  it('shows before a restore the pinned cases that are against it; an admin may hurry', async () => {
    const pinned = { command: 'rm -rf /', expect: 'deny' };
    const { body } = await admin.post<{ id: string }>('/v1/pinned-cases', pinned);
    expect(body.id).toMatch(/-/);
    await page.goto(system.at('versions/1'));
    await page.getByRole('button', { name: 'Restore …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore version 1' });
    await dialog.getByText('Version 4 → 5: 0 added, 1 removed, 2 rules then').waitFor();
    await dialog.getByLabel(/^Emergency/).check();
    await dialog.getByLabel('Why').fill('an incident');
    await dialog.getByLabel('Type RESTORE to confirm').fill('RESTORE');
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await rules()).map(({ pattern }) => pattern).toSorted()).toEqual(['^rm -rf', 'sudo']);
    await page.getByRole('button', { name: 'Roll back …' }).click();
    await page.getByText('It would break a pinned case').waitFor();
    await page.getByText('must deny rm -rf /, would allow it').waitFor();
    await page.keyboard.press('Escape');
  }, 60_000);

  it('keeps only the rows in sight of many rules, and reads on while one scrolls', async () => {
    await addManyRules(system.state.postgresUrl, MANY);
    await page.goto(system.at('rules?q=many'));
    await page.getByText(`${MANY} rules found at version 6`).waitFor();
    const grid = page.getByRole('grid', { name: 'Rules' });
    const seen = new Set<number>();
    await eventually(
      async () => {
        await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        seen.add(await grid.getByRole('row').count());
        return Number(await grid.getByRole('row').last().getAttribute('aria-rowindex'));
      },
      (last) => last === MANY + 1,
    );
    expect(Math.max(...seen)).toBeLessThan(120);
  }, 60_000);

  it('offers a viewer nothing to change', async () => {
    const { page: viewer } = await system.signIn('viewer', 'vera');
    for (const place of ['rules', `rules/${ids['sudo']!}`, 'rules/new', 'versions/1']) {
      await viewer.goto(system.at(place));
      await viewer.getByRole('heading').first().waitFor();
      expect(await viewer.getByRole('button', { name: /Propose|Roll|Restore/ }).count()).toBe(0);
      expect(await viewer.getByRole('link', { name: /^Propose/ }).count()).toBe(0);
    }
    await viewer.context().close();
  });

  it('made no page complain: no error, no violation of the content policy, no dialog', () => {
    expect(system.complaints).toEqual([]);
  });
});

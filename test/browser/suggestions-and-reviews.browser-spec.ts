import type { Locator, Page } from 'playwright-core';
import { eventually, type Caller } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';
import { KeyCounter } from './key-counter.js';

interface Suggestion {
  readonly id: string;
  readonly status: string;
  readonly replay: unknown;
  readonly reviewComment: string | null;
  readonly diff: object;
}

/** Keys for one suggestion once a reason was given: a, APPLY, Enter, and Enter to go on. */
const KEYS_EACH = 8;

describe('suggestions and reviews', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let agent: Caller;
  let page: Page;
  /** The id of the rule that is in force. */
  let active: string | undefined;

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    agent = await system.enrol('courier');
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  const main = (): Locator => page.getByRole('main');
  const row = (text: string | RegExp): Locator => main().getByRole('row').filter({ hasText: text });
  /** What axe finds, at the top of the page: what lies under the bar at the top is no target. */
  async function faults(): Promise<string[]> {
    await page.evaluate(() => window.scrollTo(0, 0));
    return accessibilityFaults(page);
  }

  const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });

  async function propose(add: readonly object[], more: object = {}): Promise<string> {
    const { body } = await admin.post<Suggestion>('/v1/suggestions', { diff: { add, ...more } });
    return body.id;
  }

  async function applied(add: readonly object[], more: object = {}): Promise<number> {
    const path = `/v1/suggestions/${await propose(add, more)}/apply`;
    const { body } = await admin.post<{ version: number }>(path, { confirmation: 'APPLY', comment: 'x' });
    return body.version;
  }

  const stored = async (id: string): Promise<Suggestion> =>
    (await admin.get<Suggestion>(`/v1/suggestions/${id}`)).body;

  /** Whether what is typed now goes into a field of this name. */
  async function focused(label: RegExp): Promise<void> {
    await page.waitForFunction((name) => {
      const field = document.activeElement as HTMLInputElement | null;
      return new RegExp(name).test(field?.labels?.[0]?.textContent ?? field?.textContent ?? '');
    }, label.source);
  }

  /** Takes the refusals that were provoked out of what the pages complained about. */
  const refusals = (): string[] =>
    system.complaints.splice(0).filter((text) => !/Failed to load resource.*4\d\d/.test(text));

  it('says what to do while nothing waits, then shows what arrives, with its count', async () => {
    await page.goto(system.at('suggestions'));
    await page.getByText('Nothing waits for you').waitFor();
    expect(await faults()).toEqual([]);
    await propose([{ pattern: '^first', effect: 'deny' }]);
    await row('1 to add, 0 to remove').waitFor();
    await page.getByRole('button', { name: 'pending 1' }).waitFor();
    await page.getByRole('button', { name: 'applied 0' }).click();
    await page.getByText('No suggestion is applied').waitFor();
    expect(new URL(page.url()).hash).toBe('#/suggestions?status=applied');
  }, 60_000);

  it('goes along the list and opens one by keys, and explains them', async () => {
    await propose([{ pattern: '^second', effect: 'review' }]);
    await page.goto(system.at('suggestions'));
    await row('1 review').waitFor();
    await page.keyboard.press('j');
    expect(await row('1 deny').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('?');
    await dialog('Keyboard').getByText('Apply the suggestion: asks for the word').waitFor();
    await page.keyboard.press('Escape');
    await dialog('Keyboard').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await main().getByText('^first', { exact: true }).waitFor();
    await page.keyboard.press('k');
    await main().getByText('^second', { exact: true }).waitFor();
  });

  it('says in sentences how its rules stand to others', async () => {
    await applied([{ pattern: '^rm -rf', effect: 'deny', reason: 'deletes' }]);
    const { body } = await admin.get<{ items: { id: string; pattern: string }[] }>('/v1/rules');
    [active] = body.items.filter(({ pattern }) => pattern === '^rm -rf').map(({ id }) => id);
    const id = await propose([
      { pattern: '^(?:rm -rf)', effect: 'deny' },
      { pattern: '^rm -rf /srv', effect: 'deny' },
      { pattern: 'rm', effect: 'deny' },
    ]);
    await page.goto(system.at(`suggestions/${id}`));
    const denies = page.getByRole('region', { name: 'Deny: 3 rules' });
    await denies.getByText(`It says the same as rule ${active!} (^rm -rf).`).waitFor();
    await denies
      .getByText('It adds nothing to the new rule rm, which matches whatever it matches.')
      .first()
      .waitFor();
    const covered = denies.getByText(/^It makes rule/);
    expect(await covered.allTextContents()).toEqual([
      `It makes rule ${active!} (^rm -rf) superfluous: it matches whatever that matches.`,
    ]);
  });

  it('shows what goes and what comes, what is superfluous, and what of the replay flips', async () => {
    for (const command of ['mv /srv/a /b', 'mv /srv/c /d', 'rm -rf /x', 'ls']) {
      await agent.post('/v1/actions', { command });
    }
    const { body: recorded } = await eventually(
      () => admin.get<{ items: { id: string; command: string }[] }>('/v1/actions'),
      (answer) => answer.body.items.length === 4,
    );
    const moved = recorded.items.find(({ command }) => command === 'mv /srv/a /b')!;
    await admin.call('PUT', `/v1/actions/${moved.id}/label`, { label: 'safe' });
    const add = [
      { pattern: '^mv /srv', effect: 'deny' },
      { pattern: '^mv /srv/c', effect: 'deny' },
      { pattern: '^(?:rm -r)', effect: 'deny' },
    ];
    const id = await propose(add, { remove: [active] });
    await eventually(
      () => stored(id),
      ({ replay }) => replay !== null,
    );
    await page.goto(system.at(`suggestions/${id}`));
    const removed = page.getByRole('region', { name: 'Remove: 1 rule' });
    await removed.getByText('^rm -rf', { exact: true }).waitFor();
    await page.getByRole('group', { name: 'At a glance' }).getByText('1 labelled safe stopped').waitFor();
    await page.getByText('1 that people labelled safe would be stopped.').waitFor();
    const bar = page.getByRole('row').filter({ hasText: 'allow' }).first();
    expect(await bar.getByRole('cell').innerText()).toBe('2: 1 labelled safe, 1 not labelled');
    await page.getByText('Examples of allow → deny (2)').click();
    const marks = page.locator('details[open] mark');
    await marks.first().waitFor();
    expect(new Set(await marks.allTextContents())).toEqual(new Set(['mv /srv']));
    await page.getByText('By agent (1)').click();
    await page.getByText('2: 2 allow → deny').waitFor();
    expect(await faults()).toEqual([]);
  }, 60_000);

  it('replays again when asked to, and says what it was asked', async () => {
    await page.getByLabel('Actions of the last').selectOption('1');
    await page.getByLabel('At most').selectOption('1000');
    await page.getByRole('button', { name: 'Replay again' }).click();
    await page.getByText('As asked for just now. It is not kept.').waitFor();
    const found = page.getByText('recorded actions would get another decision').first();
    expect(await found.innerText()).toMatch(/^2 of 4 /);
  });

  it('names the pinned cases that it would break, as they are pinned, and an apply is refused', async () => {
    await page.getByText('Nothing is pinned.').waitFor();
    await admin.post('/v1/pinned-cases', { command: 'mv /srv/new /old', expect: 'allow' });
    const broken = page.getByRole('alert').filter({ hasText: 'It breaks 1 pinned case' });
    await broken.getByText('because of a rule that is added: deny ^mv /srv').waitFor();
    await page.keyboard.press('a');
    const asking = dialog('Apply the suggestion');
    await asking.getByText('3 rules').waitFor();
    await asking.getByLabel('Why').fill('all the same');
    await asking.getByLabel('Type APPLY to confirm').fill('APPLY');
    await asking.getByRole('button', { name: 'Apply', exact: true }).click();
    await asking.getByText('Code: pinned_case_broken').waitFor();
    expect(await faults()).toEqual([]);
    await asking.getByRole('button', { name: 'Cancel' }).click();
    expect(refusals()).toEqual([]);
  }, 60_000);

  it('proposes a changed copy, and says at the field what is wrong with it', async () => {
    const original = page.url();
    await page.keyboard.press('e');
    const form = dialog('Propose a changed copy');
    await form
      .getByRole('group', { name: 'Rule 2' })
      .getByRole('button', { name: 'Leave this rule out' })
      .click();
    const pattern = form.getByRole('group', { name: 'Rule 1' }).getByLabel('Pattern (RE2)');
    await pattern.fill('^mv (');
    await form.getByRole('button', { name: 'Propose the copy' }).click();
    await form.getByText('It can’t become a policy as it is: see at the fields.').waitFor();
    expect(await pattern.getAttribute('aria-invalid')).toBe('true');
    expect(await faults()).toEqual([]);
    await pattern.fill('^mv /etc');
    await form.getByRole('button', { name: 'Propose the copy' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.waitForURL((url) => url.href !== original);
    const copy = await stored(/suggestions\/([^?]+)/.exec(page.url())![1]!);
    expect(copy).toMatchObject({
      status: 'pending',
      diff: { add: [{ pattern: '^mv /etc' }, { pattern: '^(?:rm -r)' }], remove: [expect.any(String)] },
    });
    expect(refusals()).toEqual([]);
  }, 60_000);

  it('rejects with a reason, and goes on to the next one', async () => {
    const id = /suggestions\/([^?]+)/.exec(page.url())![1]!;
    await main().getByText('^mv /etc', { exact: true }).waitFor();
    await page.keyboard.press('r');
    await focused(/^Why/);
    await page.keyboard.type('not needed');
    await page.keyboard.press('Enter');
    await dialog('Reject the suggestion').waitFor({ state: 'hidden' });
    await page.waitForURL((url) => !url.hash.includes(id));
    expect(await stored(id)).toMatchObject({ status: 'rejected', reviewComment: 'not needed' });
  });

  it('applies ten with eight keys each, the word typed for each, and shows each arrive', async () => {
    for (const { id } of (await admin.get<{ items: Suggestion[] }>('/v1/suggestions?status=pending')).body
      .items) {
      await admin.post(`/v1/suggestions/${id}/reject`, { comment: 'cleared' });
    }
    for (let index = 0; index < 10; index++) await propose([{ pattern: `^batch-${index}$`, effect: 'deny' }]);
    await page.goto(system.at('suggestions'));
    await page.getByRole('button', { name: 'pending 10' }).waitFor();
    await page.keyboard.press('Enter');
    const keys = new KeyCounter(page);
    const counts: number[] = [];
    const before = (await admin.get<{ version: number }>('/v1/rules')).body.version;
    for (let made = 1; made <= 10; made++) {
      const begun = keys.count;
      await page.getByRole('group', { name: 'Decide' }).waitFor();
      await keys.press('a');
      if (made === 1) {
        await focused(/^Why/);
        // A reason that is there is the one that was given last: here, it is typed anew.
        await page.keyboard.type('seen in the replay');
        await page.keyboard.press('Tab');
      }
      await focused(/^Type APPLY/);
      await keys.type('APPLY');
      await keys.press('Enter');
      const rollout = dialog(`Version ${before + made} is made`);
      await rollout.getByText('Every hub enforces it.').waitFor();
      if (made < 10) {
        await focused(/^Next suggestion/);
        await keys.press('Enter');
        await rollout.waitFor({ state: 'hidden' });
      }
      counts.push(keys.count - begun);
    }
    expect(counts).toEqual([...Array.from({ length: 9 }, () => KEYS_EACH), KEYS_EACH - 1]);
    expect(await faults()).toEqual([]);
    const { body } = await admin.get<{ items: { comment: string }[] }>('/v1/versions?limit=10');
    expect(new Set(body.items.map(({ comment }) => comment))).toEqual(new Set(['seen in the replay']));
  }, 90_000);
});

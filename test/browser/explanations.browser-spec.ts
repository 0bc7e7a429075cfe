import type { Locator, Page } from 'playwright-core';
import { type Caller, eventually } from '../e2e/http.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';

/** Why a decision came about, as a person sees it who uses the keyboard alone. */
describe('the console explains', () => {
  let system: ConsoleSystem;
  let admin: Caller;
  let page: Page;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    system = await ConsoleSystem.start();
    ({ admin } = system);
    const add = [
      { pattern: '^rm -rf', effect: 'deny', reason: 'deletes' },
      { pattern: 'sudo', effect: 'review', target: 'text', mode: 'observe' },
    ];
    const proposed = await admin.post<{ id: string }>('/v1/suggestions', { diff: { add } });
    await admin.post(`/v1/suggestions/${proposed.body.id}/apply`, {
      confirmation: 'APPLY',
      comment: 'first',
    });
    const rules = await admin.get<{ items: { id: string; pattern: string }[] }>('/v1/rules');
    for (const { id, pattern } of rules.body.items) ids[pattern] = id;
    page = await system.signInByLink();
  }, START_MS);

  afterAll(() => system.stop(), STOP_MS);

  /** Tabs on until something that has this name is focused, and says how often that took. */
  async function tabTo(target: Locator): Promise<void> {
    for (let tabs = 0; tabs < 50; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The keyboard does not get there');
  }

  /** What is underlined in each form that is shown, and the whole form. */
  async function underlined(within: Locator): Promise<string[][]> {
    await within.locator('mark').first().waitFor();
    return within.locator('code.form').evaluateAll((forms) =>
      forms.map((form) => {
        const mark = form.querySelector('mark');
        const line = mark && getComputedStyle(mark).textDecorationLine;
        return [line ?? '', mark?.textContent ?? '', form.textContent];
      }),
    );
  }

  it('what a command that is tried would be told, with what each rule matched underlined', async () => {
    await tabTo(page.getByRole('link', { name: 'Try a command' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Try a command' }).waitFor();
    await tabTo(page.getByLabel('Command'));
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
    await answer.getByText(/^denied by rule .*: deletes, at version 1\.$/).waitFor();
    await tabTo(answer.getByText(/^What it was understood as/));
    await page.keyboard.press('Enter');
    await answer.getByText('cd /srv', { exact: true }).waitFor();
  });

  it('that no rule matches, by the button; and asks nothing without a command', async () => {
    const [command, button] = [
      page.getByLabel('Command'),
      page.getByRole('button', { name: 'Ask the policy' }),
    ];
    await command.fill('');
    expect(await button.isDisabled()).toBe(true);
    await command.fill('ls');
    await command.focus();
    await tabTo(button);
    await page.keyboard.press('Enter');
    await page.getByText('No rule matches.').waitFor();
    expect(await page.locator('mark').count()).toBe(0);
  });

  it('a recorded action by the version that decided it', async () => {
    const agent = await system.enrol();
    await eventually(
      () => agent.post<{ policyVersion: number }>('/v1/actions', { command: 'timeout 9 rm -r -f /srv/old' }),
      ({ body }) => body.policyVersion === 1,
    );
    await tabTo(page.getByRole('navigation').getByRole('link', { name: 'Telemetry' }));
    await page.keyboard.press('Enter');
    await page.getByRole('row').filter({ hasText: '/srv/old' }).filter({ hasText: 'deny' }).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const detail = page.getByRole('dialog', { name: 'Recorded action' });
    await detail.getByText('version 1', { exact: true }).waitFor();
    await tabTo(detail.getByText('Explain the decision'));
    await page.keyboard.press('Enter');
    expect(await underlined(detail)).toEqual([['underline', 'rm -rf', 'rm -rf /srv/old']]);
  });

  it('how the rules of a suggestion overlap with others', async () => {
    const add = [
      { pattern: '^(?:rm -rf)', effect: 'deny' },
      { pattern: '^rm -rf /srv', effect: 'deny' },
      { pattern: 'rm', effect: 'deny' },
    ];
    const { body } = await admin.post<{ id: string; overlaps: unknown }>('/v1/suggestions', {
      diff: { add },
    });
    expect(body.overlaps).toContainEqual({
      kind: 'duplicate',
      rule: { addIndex: 0 },
      by: { ruleId: ids['^rm -rf'] },
    });
    await page.goto(system.at(`suggestions/${body.id}`));
    const rules = page.locator('ul.diff > li');
    await rules.nth(2).getByText('makes').waitFor();
    await rules.nth(0).getByText(`It says the same as rule ${ids['^rm -rf']!} (^rm -rf).`).waitFor();
    await rules
      .nth(1)
      .getByText('It adds nothing to the new rule rm, which matches whatever it matches.')
      .waitFor();
    expect(await rules.nth(2).getByRole('listitem').allTextContents()).toEqual([
      `It makes rule ${ids['^rm -rf']!} (^rm -rf) superfluous: it matches whatever that matches.`,
    ]);
  });

  it('without a complaint of any page', () => {
    expect(system.complaints).toEqual([]);
  });
});

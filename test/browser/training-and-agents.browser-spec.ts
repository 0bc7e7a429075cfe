import type { Locator, Page } from 'playwright-core';
import { type Caller, eventually } from '../e2e/http.js';
import { accessibilityFaults } from './accessibility.js';
import { concludeRun } from './conclude-run.js';
import { ConsoleSystem, START_MS, STOP_MS } from './console-system.js';
import { RUN_WITH_CURVE } from './run-with-curve.js';

interface Run {
  readonly id: string;
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly suggestionId: string | null;
  readonly error: string | null;
}

type Rows = readonly (readonly [command: string, label: 0 | 1])[];

const numbered = (count: number, row: (index: number) => Rows[number]): Rows =>
  Array.from({ length: count }, (_, index) => row(index));

/** What a person sees and does on the screens of training and of agents. */
describe('training and agents in the console', () => {
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
  const row = (grid: string, text: string | RegExp): Locator =>
    page.getByRole('grid', { name: grid }).getByRole('row').filter({ hasText: text });

  describe('training', () => {
    async function importLabelled(rows: Rows): Promise<void> {
      const lines = rows.map(([command, label]) => `${command},${label}`);
      const csv = ['command,safety_label', ...lines].join('\n');
      expect((await admin.call('POST', '/v1/actions/import', csv)).body).toMatchObject({
        imported: rows.length,
      });
    }

    /** Starts a run by the dialog; the page is then at it. Answers it once it is as wanted. */
    async function train(
      isWanted: (run: Run) => boolean,
      fill?: (dialog: Locator) => Promise<void>,
    ): Promise<Run> {
      await page.goto(system.at('trainings'));
      await page.getByRole('button', { name: 'Start a run …' }).click();
      const dialog = page.getByRole('dialog', { name: 'Start a training run' });
      await fill?.(dialog);
      await dialog.getByRole('button', { name: 'Train on the labelled actions' }).click();
      await page.getByRole('heading', { name: 'Training run', level: 1 }).waitFor();
      const id = /#\/trainings\/(.+)$/.exec(page.url())?.[1] ?? '';
      return eventually(async () => (await admin.get<Run>(`/v1/trainings/${id}`)).body, isWanted);
    }
    const hasEnded = ({ status }: Run): boolean => !['queued', 'running'].includes(status);

    it('says what to do where there is no run yet', async () => {
      await page.goto(system.at('trainings'));
      await main().getByText('No training run yet').waitFor();
      expect(await main().getByRole('grid').count()).toBe(0);
    });

    it('says what each setting means, and what it is unless set', async () => {
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog', { name: 'Start a training run' });
      await dialog.getByText('Rules with validated evidence').waitFor();
      expect(await dialog.getByLabel('Rules at most').inputValue()).toBe('20');
      await dialog.getByLabel('Estimator').selectOption('importance');
      await dialog.getByText('Nothing is validated: for comparison.').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }, 60_000);

    it('says in plain words why a run failed, and what to do', async () => {
      const run = await train(hasEnded);
      expect(run.status).toBe('failed');
      const note = main().getByRole('alert').filter({ hasText: 'It failed' });
      await note.getByText(run.error ?? '', { exact: true }).waitFor();
      await note.getByRole('link', { name: 'Label more in the telemetry' }).waitFor();
      expect(
        await main()
          .getByRole('button', { name: /Cancel/ })
          .count(),
      ).toBe(0);
    });

    it('learns from what was labelled, by the settings, and leads to its suggestion', async () => {
      await importLabelled([
        ...numbered(60, (i) => [`ls -la /srv/app${i}`, 0]),
        ...numbered(60, (i) => [`git log -n ${i} --stat`, 0]),
        ...numbered(14, (i) => [`rm -rf /srv/data${i}`, 1]),
        ...numbered(14, (i) => [`shutdown -h +${i} now`, 1]),
      ]);
      const run = await train(hasEnded, (dialog) => dialog.getByLabel('Rules at most').fill('7'));
      await main().getByText('It suggests rules').waitFor();
      expect(await factsOf(main())).toMatchObject({
        Estimator: 'mined',
        'Rules at most': '7',
        'Learns from': 'all actions',
        'Labelled actions': '148: 120 safe, 28 unsafe',
      });
      await main().getByText('No commands were held out').waitFor();
      await main()
        .getByRole('link', { name: /^See the suggestion/ })
        .click();
      await page.waitForURL(`**/#/suggestions/${run.suggestionId ?? ''}`);
    });

    it('shows how good a run is on commands that were held out: intervals, and a curve in words too', async () => {
      const { runId } = await concludeRun(system.state.redisUrl, RUN_WITH_CURVE);
      const path = `/v1/trainings/${runId}`;
      await eventually(
        () => admin.get(path),
        ({ status }) => status === 200,
      );
      await page.goto(system.at(`trainings/${runId}`));
      await main()
        .getByText(
          'With the first of 3 rules, 20 % of the unsafe commands and 0 % of the safe ones are denied; with all, 45 % and 0.04 %.',
        )
        .waitFor();
      expect(await factsOf(main())).toMatchObject({
        Precision: '98.9 % (95 % sure: 94 % to 99.8 %): of 91 that are denied, 90 are unsafe',
        Recall: '45 % (95 % sure: 38.3 % to 51.9 %): of 200 that are unsafe, 90 are denied',
        'False denies': '0.04 % (95 % sure: 0.01 % to 0.23 %): of 2500 that are safe, 1 are denied',
      });
      await main().locator('canvas').waitFor();
      await main().getByText('The figures as a table').click();
      const figures = page.getByRole('region', { name: 'Figures' }).getByRole('row');
      expect(await figures.nth(2).getByRole('cell').allTextContents()).toEqual(['2', '35 %', '0 %']);
      expect(await accessibilityFaults(page)).toEqual([]);
    }, 60_000);

    it('lists the runs, opens one by keys, and has no fault of accessibility', async () => {
      await page.goto(system.at('trainings'));
      await row('Training runs', 'Too few labelled actions').waitFor();
      await row('Training runs', 'It suggests rules').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Training run', level: 1 }).waitFor();
      await page.goBack();
    }, 60_000);

    it('shows how far a run is and how long it will take, and cancels it', async () => {
      await importLabelled(
        numbered(12_000, (i) => [`tar -cf /srv/${i}.tar part-${i % 97} | sort -k ${i}`, i % 4 ? 0 : 1]),
      );
      const begun = await train(({ progress }) => progress.done > 0);
      const [trainer] = system.state.pids['trainer-worker'];
      // It waits while the page is looked at, however fast the machine is.
      process.kill(trainer!, 'SIGSTOP');
      try {
        await main()
          .getByText(/^\d+ of \d+ steps; (about \d+ (seconds|minutes)|a moment) left\.$/)
          .waitFor();
        const bar = main().getByRole('progressbar', { name: 'Progress of the run' });
        expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
        await main().getByRole('button', { name: 'Cancel the run …' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
        await main().getByText('Cancelling …').waitFor();
      } finally {
        process.kill(trainer!, 'SIGCONT');
      }
      await main().getByText('It was cancelled').waitFor();
      expect((await admin.get(`/v1/trainings/${begun.id}`)).body).toMatchObject({ status: 'cancelled' });
    }, 60_000);
  });

  describe('agents', () => {
    let busy: Caller;
    let quiet: string;
    const idOf = async (name: string): Promise<string> =>
      (await admin.get<{ items: { id: string }[] }>(`/v1/agents?q=${name}`)).body.items[0]?.id ?? '';

    beforeAll(async () => {
      busy = await system.enrol('busy one');
      await system.enrol('quiet one');
      quiet = await idOf('quiet one');
      await busy.post('/v1/heartbeat', { status: 'running' });
      const { body } = await busy.post<{ id: string }>('/v1/actions', { command: 'make build' });
      await busy.post(`/v1/actions/${body.id}/outcome`, { exitCode: 0, score: 91 });
    });

    it('lists them with how they are and what they did last, by the filters of the address', async () => {
      await page.goto(system.at('agents?liveness=online'));
      const shown = row('Agents', 'busy one');
      await shown.getByText('make build').waitFor();
      await shown.getByText('91').waitFor();
      await shown.getByText('running', { exact: true }).waitFor();
      expect(await page.getByLabel('Liveness').inputValue()).toBe('online');
      await page.goto(system.at('agents?q=quiet'));
      await row('Agents', 'quiet one').waitFor();
      expect(await row('Agents', 'busy one').count()).toBe(0);
      await page.getByLabel('Search names').fill('no such');
      await main().getByText('No agent is like that now').waitFor();
      expect(new URL(page.url()).hash).toBe('#/agents?q=no+such');
    });

    it('shows as it happens what an agent asks, in the list and at the agent', async () => {
      await page.goto(system.at('agents'));
      await row('Agents', 'busy one').waitFor();
      await busy.post('/v1/actions', { command: 'make test' });
      await row('Agents', 'busy one').getByText('make test').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await row('Agents', 'busy one').getByRole('link', { name: 'Details' }).click();
      await page.getByRole('heading', { name: 'busy one', level: 1 }).waitFor();
      await row('Recent decisions', 'make build').waitFor();
      await busy.post('/v1/actions', { command: "printf '<img src=x onerror=alert(1)>\u202E'" });
      await row('Recent decisions', '<img src=x onerror=alert(1)>⟨U+202E⟩').waitFor();
      expect(await main().locator('img').count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }, 90_000);

    it('has its telemetry found by a part of its name, and by times', async () => {
      await page.goto(system.at('telemetry'));
      await page.getByRole('button', { name: 'More filters' }).click();
      await page.getByLabel('Agent', { exact: true }).fill('busy');
      await page.locator('datalist option', { hasText: 'busy one' }).waitFor({ state: 'attached' });
      const offered = () => page.locator('datalist option').count();
      expect(await eventually(offered, (count) => count === 1)).toBe(1);
      await page.getByLabel('Agent', { exact: true }).press('Enter');
      await page.waitForURL(`**/#/telemetry?agentId=${await idOf('busy one')}`);
      await page.getByLabel('Agent: busy one').waitFor();
      await row('Recorded actions', 'make build').waitFor();
      expect(await row('Recorded actions', 'tar -cf').count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByLabel('Until').fill('2000-01-01T00:00');
      await page.getByLabel('Until').press('Enter');
      await main().getByText('No recorded action matches').waitFor();
      await page.goto(system.at(`agents/${await idOf('busy one')}`));
    }, 60_000);

    it('puts one into quarantine with a reason, tells of it, and releases it', async () => {
      await page.getByRole('button', { name: 'Quarantine …' }).click();
      const dialog = page.getByRole('dialog', { name: 'Quarantine busy one' });
      const act = dialog.getByRole('button', { name: 'Deny everything it asks' });
      expect(await act.isDisabled()).toBe(true);
      await dialog.getByLabel('Why').fill('it behaves oddly');
      expect(await accessibilityFaults(page)).toEqual([]);
      await act.click();
      await main().getByText('Whatever it asks is denied: it is in quarantine.').waitFor();
      expect(await factsOf(main())).toMatchObject({ Quarantine: 'yes', 'Its reason': 'it behaves oddly' });
      const decide = () => busy.post<{ decision: string }>('/v1/actions', { command: 'ls' });
      await eventually(decide, ({ body }) => body.decision === 'deny');
      await page.goto(system.at('agents?quarantined=true'));
      await row('Agents', 'busy one').getByText('quarantined').waitFor();
      await page.goto(system.at(`agents/${await idOf('busy one')}`));
      await page.getByRole('button', { name: 'Release …' }).click();
      await page.getByRole('button', { name: 'Let the policy decide again' }).click();
      await main().getByText('The policy decides about what it asks.').waitFor();
      expect((await eventually(decide, ({ body }) => body.decision === 'allow')).status).toBe(200);
    }, 60_000);

    it('removes one for good', async () => {
      await page.goto(system.at(`agents/${quiet}`));
      await page.getByRole('button', { name: 'Remove …' }).click();
      await page.getByRole('dialog').getByText('Its token stops working at once').waitFor();
      await page.getByRole('button', { name: 'Remove the agent' }).click();
      await page.getByRole('heading', { name: 'Agents', level: 1 }).waitFor();
      await row('Agents', 'quiet one').waitFor({ state: 'detached' });
      expect((await admin.get(`/v1/agents/${quiet}`)).status).toBe(404);
    });
  });

  /** The texts of the facts within, by their names. */
  async function factsOf(within: Locator): Promise<Record<string, string>> {
    await within.locator('dl').first().waitFor();
    const pairs = await within
      .locator('dl')
      .evaluateAll((lists) =>
        lists.flatMap((list) =>
          Array.from(list.querySelectorAll('dt'), (name) => [
            name.textContent,
            name.nextElementSibling?.textContent ?? '',
          ]),
        ),
      );
    return Object.fromEntries(pairs) as Record<string, string>;
  }
});

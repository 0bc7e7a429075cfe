import type { SuggestionResponse } from '@bylaw/contracts';
import { relative } from 'node:path';
import { CommandFailure } from '../command-failure.js';
import type { RunState } from '../run-state.js';
import { Api } from '../api.js';
import { chooseCommands } from './choose-commands.js';
import { describeTally, showChanged, tallyOf } from './compare-answers.js';
import { describeSuggestion } from './describe-suggestion.js';
import { importTelemetry } from './import-telemetry.js';
import { Operator } from './operator.js';
import type { Screen } from '../screen.js';
import type { Asked, KnownCommand } from './simulated-agent.js';
import { SimulatedFleet } from './simulated-fleet.js';

/** What a demo is run with. */
export interface DemoOptions {
  readonly run: RunState;
  readonly projectDir: string;
  readonly csv: string;
  readonly screen: Screen;
  /** Asks for the typed confirmation; undefined when nobody answers. */
  readonly confirm: (question: string) => Promise<string | undefined>;
}

/** The whole loop beside a running system: import, ask, train, approve, ask again, roll back, verify. */
export class Demo {
  private readonly api: Api;
  private readonly operator: Operator;
  /** What happened, for the end. */
  private readonly summary: string[] = [];

  constructor(private readonly options: DemoOptions) {
    this.api = new Api(options.run.gatewayUrl, options.run.adminToken);
    this.operator = new Operator(this.api);
  }

  /** @throws CommandFailure when a step fails; the agents are unregistered all the same. */
  async execute(): Promise<void> {
    const { screen, run } = this.options;
    screen.say(`Bylaw, the whole loop. Console: ${run.gatewayUrl}`);
    await this.importTelemetry();
    const commands = await chooseCommands(this.operator);
    const fleet = await SimulatedFleet.register(run);
    try {
      const before = await this.askFirst(fleet, commands);
      const suggestion = await this.train();
      if (suggestion !== undefined) await this.decideOn(suggestion, fleet, before);
    } finally {
      await fleet.leave();
    }
    await this.verifyAudit();
    screen.say('\nWhat happened:');
    for (const line of this.summary) screen.say(`   ✓ ${line}`);
  }

  private async importTelemetry(): Promise<void> {
    const { screen, csv, projectDir } = this.options;
    screen.step(`Labelled telemetry is imported from ${relative(process.cwd(), csv) || csv}`);
    const { imported, duplicates, rejected, errors } = await importTelemetry(
      csv,
      projectDir,
      this.api,
      screen,
    );
    const found = `${imported} actions imported, ${duplicates} known already, ${rejected} refused`;
    screen.say(`   ${found}.`);
    for (const { line, message } of errors.slice(0, 3)) screen.say(`   line ${line}: ${message}`);
    this.summary.push(found);
  }

  private async askFirst(fleet: SimulatedFleet, commands: readonly KnownCommand[]): Promise<Asked[]> {
    const { screen } = this.options;
    screen.step(
      `${fleet.size} agents register, beat their hearts, and ask about ${commands.length} commands`,
    );
    const before = await fleet.ask(commands, screen);
    const told = describeTally(tallyOf(before));
    screen.say(`   Version ${before[0]?.answer.policyVersion ?? '?'}: ${told}.`);
    this.summary.push(`${fleet.size} agents asked about ${commands.length} commands: ${told}`);
    return before;
  }

  private async train(): Promise<SuggestionResponse | undefined> {
    const { screen } = this.options;
    screen.step('The trainer learns from the labelled actions');
    const { status, suggestionId, error } = await this.operator.train(screen.progress('training'));
    if (status !== 'completed')
      throw new CommandFailure(`The training run ${status}: ${error ?? 'no reason given'}`);
    if (suggestionId === null) {
      screen.say(`   ${error ?? 'Nothing is suggested.'}`);
      this.summary.push('the trainer found nothing new to suggest: the policy stays as it is');
      return undefined;
    }
    screen.step('It suggests a change of the policy; nothing is applied yet');
    const suggestion = await this.operator.suggestion(suggestionId);
    describeSuggestion(suggestion, screen);
    this.summary.push(`the trainer suggested ${suggestion.diff.add.length} rules`);
    return suggestion;
  }

  private async decideOn(
    suggestion: SuggestionResponse,
    fleet: SimulatedFleet,
    before: readonly Asked[],
  ): Promise<void> {
    const { screen, run } = this.options;
    screen.step('A person decides');
    const link = `${run.gatewayUrl}/#/suggestions/${suggestion.id}`;
    const typed = await this.options.confirm(`   Look at it at ${link}\n   Type APPLY to apply it: `);
    if (typed !== 'APPLY') {
      screen.say('   Not applied: the suggestion stays pending, and the policy as it is.');
      this.summary.push('nobody typed APPLY: the suggestion waits in the console');
      return;
    }
    const version = await this.operator.apply(suggestion.id, typed);
    await this.operator.rolledOut(version);
    screen.say(`   Applied: version ${version}, enforced by every hub.`);
    this.summary.push(`a person applied it: version ${version}`);
    await this.askAgain(fleet, before, version);
    await this.rollBack(version);
  }

  private async askAgain(fleet: SimulatedFleet, before: readonly Asked[], version: number): Promise<void> {
    const { screen } = this.options;
    screen.step('The same agents ask about the same commands');
    const after = await fleet.ask(before, screen);
    const changed = showChanged(before, after, screen);
    const told = describeTally(tallyOf(after));
    screen.say(`   Version ${version}: ${told}.`);
    this.summary.push(`the same commands again: ${changed} answers changed; ${told}`);
  }

  private async rollBack(version: number): Promise<void> {
    const { screen } = this.options;
    screen.step(`Version ${version} is rolled back`);
    const next = await this.operator.rollBack(version);
    await this.operator.rolledOut(next);
    screen.say(`   Version ${next}: its rules are gone, everything else stays.`);
    this.summary.push(`it was rolled back: version ${next}`);
  }

  private async verifyAudit(): Promise<void> {
    const { screen } = this.options;
    screen.step('The audit chain is verified');
    const { valid, events, firstBroken } = await this.operator.verifyAudit();
    if (!valid) throw new CommandFailure(`The audit chain is broken at event ${firstBroken ?? '?'}.`);
    screen.say(`   ${events} events, none missing, none changed.`);
    this.summary.push(`the audit chain of ${events} events is whole`);
  }
}

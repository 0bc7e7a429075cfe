import { Inject, Injectable } from '@nestjs/common';
import type { CommandResult, Problem, ReplayPayload } from '@bylaw/contracts';
import { CommandStore, SuggestionStore, announce } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { DataSource } from 'typeorm';

/** Keeps the results of replays where they are looked for. */
@Injectable()
export class ReplayKeeper {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CommandStore) private readonly commands: CommandStore,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The answer of a replay that was delivered before. */
  async find(commandId: string): Promise<CommandResult | null> {
    return this.commands.find(this.database.manager, commandId);
  }

  /** Keeps a result with its suggestion when that was asked for, or as the command's answer. */
  async keep(payload: ReplayPayload, replay: { readonly currentVersion: number }): Promise<CommandResult> {
    const { suggestionId } = payload;
    if (!payload.store || !suggestionId) return this.answer(payload, { ok: true, body: replay });
    await this.database.transaction(async (manager) => {
      await this.suggestions.keepReplay(manager, suggestionId, { replay, version: replay.currentVersion });
      const suggestion = await this.suggestions.find(manager, suggestionId);
      if (suggestion) {
        await announce(manager, { type: 'suggestion.changed', id: suggestionId, status: suggestion.status });
      }
    });
    return { ok: true, body: null };
  }

  async keepRefusal(payload: ReplayPayload, problem: Problem): Promise<CommandResult> {
    return this.answer(payload, { ok: false, problem });
  }

  private async answer(payload: ReplayPayload, result: CommandResult): Promise<CommandResult> {
    const { commandId: id } = payload;
    return this.database.transaction(async (manager) => {
      await this.commands.lock(manager, id);
      const earlier = await this.commands.find(manager, id);
      if (earlier) return earlier;
      await this.commands.insert(manager, {
        id,
        name: 'replay',
        result,
        finishedAt: new Date(this.clock.now()),
      });
      return result;
    });
  }
}

/** What was acknowledged between two looks at the stores. */
export interface Promised {
  /** Ids of actions by their commands, each of which is sent as one action only. */
  readonly actions: ReadonlyMap<string, string>;
  /** Actions whose outcome was accepted. */
  readonly outcomes: ReadonlySet<string>;
}

/** What agents and operators were promised with a 2xx, and what they were told that must never be said. */
export class Ledger {
  /** Requests of agents, repetitions included. */
  requests = 0;
  /** Versions by the suggestions that operators saw applied. */
  readonly applied = new Map<string, number>();
  private actions = new Map<string, string>();
  private outcomes = new Set<string>();
  private contradictions: string[] = [];
  private count = 0;

  /** Actions and outcomes that were acknowledged. */
  get acknowledged(): number {
    return this.count;
  }

  actionAcknowledged(command: string, id: string): void {
    const earlier = this.actions.get(command);
    if (earlier !== undefined && earlier !== id) {
      this.contradict(`'${command}' was answered as the action ${earlier} and as the action ${id}`);
    }
    if (earlier === undefined) this.count += 1;
    this.actions.set(command, id);
  }

  outcomeAcknowledged(actionId: string): void {
    this.count += 1;
    this.outcomes.add(actionId);
  }

  suggestionApplied(suggestionId: string, version: number): void {
    const earlier = this.applied.get(suggestionId);
    if (earlier !== undefined && earlier !== version) {
      this.contradict(`The suggestion ${suggestionId} became version ${earlier} and version ${version}`);
    }
    this.applied.set(suggestionId, version);
  }

  /** Something was said that no fault excuses. */
  contradict(what: string): void {
    this.contradictions.push(what);
  }

  /** What was promised since the last call, to be looked for in the stores. */
  takePromised(): Promised {
    const promised = { actions: this.actions, outcomes: this.outcomes };
    this.actions = new Map();
    this.outcomes = new Set();
    return promised;
  }

  /** What was said since the last call that no fault excuses. */
  takeContradictions(): readonly string[] {
    return this.contradictions.splice(0);
  }
}

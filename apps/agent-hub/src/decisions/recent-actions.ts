/** Actions in one generation; two of them are remembered, older ones are looked up. */
const GENERATION = 25_000;

/** Whose the latest actions are that were decided here, so that their outcomes need no query. */
export class RecentActions {
  private owners = new Map<string, string>();
  private earlierOwners: ReadonlyMap<string, string> = new Map();

  remember(actionId: string, agentId: string): void {
    this.owners.set(actionId, agentId);
    if (this.owners.size < GENERATION) return;
    this.earlierOwners = this.owners;
    this.owners = new Map();
  }

  ownerOf(actionId: string): string | undefined {
    return this.owners.get(actionId) ?? this.earlierOwners.get(actionId);
  }
}

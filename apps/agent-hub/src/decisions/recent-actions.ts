/** Actions that are remembered; the rest is looked up. */
const REMEMBERED = 50_000;

/** Whose the latest actions are that were decided here, so that their outcomes need no query. */
export class RecentActions {
  private readonly owners = new Map<string, string>();

  remember(actionId: string, agentId: string): void {
    this.owners.set(actionId, agentId);
    if (this.owners.size <= REMEMBERED) return;
    for (const oldest of this.owners.keys()) {
      this.owners.delete(oldest);
      return;
    }
  }

  ownerOf(actionId: string): string | undefined {
    return this.owners.get(actionId);
  }
}

import type { EntityManager } from 'typeorm';

/** Writes what operators decide about agents. Each answers false when there is no such agent, or it has left. */
export class AgentControlStore {
  /** Every action of the agent is denied from now on. */
  async quarantine(
    manager: EntityManager,
    quarantine: { agentId: string; reason: string; by: string; at: Date },
  ): Promise<boolean> {
    return changed(
      manager,
      `UPDATE agents SET quarantined = true, quarantine_reason = $2, quarantined_by = $3, quarantined_at = $4
        WHERE id = $1 AND removed_at IS NULL RETURNING id`,
      [quarantine.agentId, quarantine.reason, quarantine.by, quarantine.at],
    );
  }

  /** Ends a quarantine; changes nothing for an agent that is in none. */
  async release(manager: EntityManager, agentId: string): Promise<boolean> {
    return changed(
      manager,
      `UPDATE agents SET quarantined = false, quarantine_reason = NULL, quarantined_by = NULL, quarantined_at = NULL
        WHERE id = $1 AND removed_at IS NULL RETURNING id`,
      [agentId],
    );
  }

  /** Its token stops working; what it did stays on record. */
  async remove(manager: EntityManager, agentId: string, at: Date): Promise<boolean> {
    return changed(
      manager,
      'UPDATE agents SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL RETURNING id',
      [agentId, at],
    );
  }
}

async function changed(manager: EntityManager, statement: string, parameters: unknown[]): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(statement, parameters);
  return rows.length > 0;
}

import type { CommandResult } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import { storableJson } from '../audit/storable-json.js';

/** The first half of the key of our advisory locks: the second is a hash of the command's id. */
const COMMAND_LOCKS = 420_176;

/** Which commands were carried out, and what they answered: a command delivered again answers the same (I3). */
export class CommandStore {
  /** Makes deliveries of the same command take turns until the transaction ends. */
  async lock(manager: EntityManager, id: string): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [COMMAND_LOCKS, id.toLowerCase()]);
  }

  /** What the command answered, if it was carried out. */
  async find(manager: EntityManager, id: string): Promise<CommandResult | null> {
    const rows = await manager.query<{ result: CommandResult }[]>(
      'SELECT result FROM commands WHERE id = $1',
      [id],
    );
    return rows[0]?.result ?? null;
  }

  async insert(
    manager: EntityManager,
    command: { id: string; name: string; result: CommandResult; finishedAt: Date },
  ): Promise<void> {
    await manager.query('INSERT INTO commands (id, name, result, finished_at) VALUES ($1, $2, $3, $4)', [
      command.id,
      command.name,
      JSON.stringify(storableJson(command.result)),
      command.finishedAt,
    ]);
  }
}

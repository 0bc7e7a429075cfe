import type { CommandResult } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';

/** Commands that were carried out, with what they answered. */
export class CommandReader {
  constructor(private readonly database: DataSource) {}

  /** The answer of one command, or null when it was not carried out yet. */
  async result(id: string): Promise<CommandResult | null> {
    const [row] = await this.database.query<{ result: CommandResult }[]>(
      'SELECT result FROM commands WHERE id = $1',
      [id],
    );
    return row?.result ?? null;
  }
}

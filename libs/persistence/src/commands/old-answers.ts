import type { EntityManager } from 'typeorm';

/** Where answers are kept for jobs that are delivered again: of commands, and of imports. */
export type AnswerTable = 'commands' | 'import_results';

/** Answers of long ago, which nobody asks for any more. */
export class OldAnswers {
  /** Ids of answers from before a time, in order: up to `limit` of those after `after`. */
  async page(
    manager: EntityManager,
    table: AnswerTable,
    asked: { readonly before: Date; readonly after: string | null; readonly limit: number },
  ): Promise<readonly string[]> {
    const rows = await manager.query<{ id: string }[]>(
      `SELECT id FROM ${table} WHERE finished_at < $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [asked.before, asked.after, asked.limit],
    );
    return rows.map(({ id }) => id);
  }

  async remove(manager: EntityManager, table: AnswerTable, ids: readonly string[]): Promise<void> {
    await manager.query(`DELETE FROM ${table} WHERE id = ANY($1::uuid[])`, [ids]);
  }
}

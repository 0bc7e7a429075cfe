import type { Label } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';

/** Writes people's labels on recorded actions. */
export class LabelStore {
  /** Sets the label of an action, in place of an earlier one; false when there is no such action. */
  async set(
    manager: EntityManager,
    label: { actionId: string; label: Label; author: string; comment: string | null; at: Date },
  ): Promise<boolean> {
    const rows = await manager.query<{ action_id: string }[]>(
      `INSERT INTO action_labels (action_id, action_ts, label, author, comment, labelled_at)
       SELECT id, ts, $2, $3, $4, $5 FROM actions WHERE id = $1
       ON CONFLICT (action_id) DO UPDATE SET label = excluded.label, author = excluded.author,
         comment = excluded.comment, labelled_at = excluded.labelled_at
       RETURNING action_id`,
      [label.actionId, label.label, label.author, label.comment, label.at],
    );
    return rows.length > 0;
  }
}

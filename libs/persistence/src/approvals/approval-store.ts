import type { ApprovalResponse, VersionKind } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import { countedApprovals, showApproval, type CountedApproval } from './counted-approvals.js';

/** What is approved: a change of one subject, of exactly this content. */
export interface ApprovedChange {
  readonly change: VersionKind;
  /** The suggestion's id, or the number of the version that is rolled back or restored. */
  readonly subject: string;
  readonly contentHash: string;
}

/** One operator's approval. */
export interface NewApproval {
  readonly operatorId: string;
  readonly operatorName: string;
  readonly comment: string;
  readonly at: Date;
}

/** Who has approved what. Works in the transaction of `manager`. */
export class ApprovalStore {
  /** Keeps an approval. Answers false when this operator has given it before. */
  async add(manager: EntityManager, change: ApprovedChange, approval: NewApproval): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `INSERT INTO approvals (change, subject, content_hash, operator_id, operator_name, comment, approved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING subject`,
      [
        ...[change.change, change.subject, change.contentHash],
        ...[approval.operatorId, approval.operatorName, approval.comment, approval.at],
      ],
    );
    return rows.length > 0;
  }

  /** Takes back whatever an operator has approved of a subject. Answers false when that is nothing. */
  async withdraw(
    manager: EntityManager,
    { change, subject }: Omit<ApprovedChange, 'contentHash'>,
    operatorId: string,
  ): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>(
      'DELETE FROM approvals WHERE change = $1 AND subject = $2 AND operator_id = $3 RETURNING subject',
      [change, subject, operatorId],
    );
    return rows.length > 0;
  }

  /** The approvals that count, oldest first: see `countedApprovals`. */
  async counted(
    manager: EntityManager,
    { change, subject, contentHash }: ApprovedChange,
  ): Promise<ApprovalResponse[]> {
    const counted = countedApprovals({ change: '$1', subject: '$2', contentHash: '$3' });
    const [row] = await manager.query<{ counted: CountedApproval[] }[]>(`SELECT ${counted} AS counted`, [
      change,
      subject,
      contentHash,
    ]);
    return (row?.counted ?? []).map(showApproval);
  }
}

/** Where a query has what is approved: expressions of SQL. */
interface ApprovedExpressions {
  readonly change: string;
  readonly subject: string;
  readonly contentHash: string;
}

/**
 * A subquery of the approvals that count, oldest first, as a JSON array of `{by, comment, at}`: of this very content, by
 * operators who may still approve. Two tokens of one name are one person.
 */
export function countedApprovals({ change, subject, contentHash }: ApprovedExpressions): string {
  return `(SELECT coalesce(json_agg(json_build_object('by', operator_name, 'comment', comment, 'at', approved_at)
                    ORDER BY approved_at, operator_name), '[]')
       FROM (SELECT DISTINCT ON (a.operator_name) a.operator_name, a.comment, a.approved_at
               FROM approvals a JOIN tokens t ON t.id = a.operator_id
              WHERE a.change = ${change} AND a.subject = ${subject} AND a.content_hash = ${contentHash}
                AND t.revoked_at IS NULL AND t.role IN ('approver', 'admin')
              ORDER BY a.operator_name, a.approved_at) one_of_each)`;
}

/** An approval as such a query gives it: Postgres writes its time in another way than the wire does. */
export interface CountedApproval {
  readonly by: string;
  readonly comment: string;
  readonly at: string;
}

/** The same as the wire shows it. */
export function showApproval({ by, comment, at }: CountedApproval): CountedApproval {
  return { by, comment, at: new Date(at).toISOString() };
}

/** An approval that counts, of a change that needs those of several people. */
export interface ApprovalResponse {
  readonly by: string;
  readonly comment: string;
  readonly at: string;
}

/** How far a change is from being approved. */
export interface ApprovalsResponse {
  readonly required: number;
  readonly approvals: readonly ApprovalResponse[];
}

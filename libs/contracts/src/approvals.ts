import { Shown } from './shown.js';

/** An approval that counts, of a change that needs those of several people. */
export class ApprovalResponse {
  @Shown('text')
  readonly by!: string;

  @Shown('text')
  readonly comment!: string;

  @Shown('time')
  readonly at!: string;
}

/** How far a change is from being approved. */
export class ApprovalsResponse {
  @Shown('integer')
  readonly required!: number;

  @Shown(() => ApprovalResponse, { list: true })
  readonly approvals!: readonly ApprovalResponse[];
}

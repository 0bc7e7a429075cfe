import { IsOptional, Matches } from 'class-validator';
import { TextField, WordField } from './fields.js';
import { PageQuery } from './pages.js';

/** The filters of the audit. */
export class AuditQuery extends PageQuery {
  @TextField({
    max: 100,
    optional: true,
    description: 'Only events of this action, such as `suggestion.apply`.',
  })
  action?: string;

  @IsOptional()
  @WordField(['done', 'refused'], { optional: true })
  outcome?: 'done' | 'refused';

  @TextField({ max: 200, optional: true, description: 'Only events of this actor name.' })
  actor?: string;

  @TextField({
    max: 200,
    optional: true,
    description: 'Only events about this subject, such as a suggestion id.',
  })
  subject?: string;
}

/** What the verification of the audit is told. */
export class VerifyAuditQuery {
  @TextField({
    max: 100,
    optional: true,
    description: 'The head of an earlier export or verification, `SEQ:HASH`: it must still be in the chain.',
  })
  @Matches(/^(?:0:|[1-9]\d{0,14}:[0-9a-f]{64})$/, { message: '$property must be SEQ:HASH' })
  head?: string;
}

/** One link of the audit chain as the API shows it. */
export interface AuditEventResponse {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actor: {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly role: string | null;
  };
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly subject: string | null;
  readonly reason: string | null;
  readonly fromVersion: number | null;
  readonly toVersion: number | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly commandId: string | null;
  readonly prevHash: string;
  readonly hash: string;
}

import { IsOptional, Matches } from 'class-validator';
import { TextField, TimeField, WordField } from './fields.js';
import { PageQuery } from './pages.js';
import { Shown } from './shown.js';

/** The filters of the audit. */
export class AuditQuery extends PageQuery {
  @TextField({
    max: 100,
    optional: true,
    description:
      'Only events of this action, such as `suggestion.apply`; with a dot at its end, of all that begin so, such as `suggestion.`.',
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

  @TimeField({ optional: true, description: 'Only events from this time on.' })
  since?: string;

  @TimeField({ optional: true, description: 'Only events before this time.' })
  until?: string;
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

/** Who did it. */
export class AuditActorResponse {
  @Shown('text')
  readonly kind!: string;

  @Shown('text')
  readonly id!: string;

  @Shown('text')
  readonly name!: string;

  @Shown('text', { nullable: true })
  readonly role!: string | null;
}

/** One link of the audit chain as the API shows it. */
export class AuditEventResponse {
  @Shown('integer')
  readonly seq!: number;

  @Shown('text')
  readonly id!: string;

  @Shown('time')
  readonly at!: string;

  @Shown(() => AuditActorResponse)
  readonly actor!: AuditActorResponse;

  @Shown('text')
  readonly action!: string;

  @Shown(['done', 'refused'])
  readonly outcome!: 'done' | 'refused';

  @Shown('text', { nullable: true })
  readonly subject!: string | null;

  @Shown('text', { nullable: true })
  readonly reason!: string | null;

  @Shown('integer', { nullable: true })
  readonly fromVersion!: number | null;

  @Shown('integer', { nullable: true })
  readonly toVersion!: number | null;

  @Shown('object', { nullable: true })
  readonly details!: Readonly<Record<string, unknown>> | null;

  @Shown('text', { nullable: true })
  readonly commandId!: string | null;

  @Shown('text')
  readonly prevHash!: string;

  @Shown('text')
  readonly hash!: string;
}

/** A place in the audit chain. */
export class AuditHeadResponse {
  @Shown('integer')
  readonly seq!: number;

  @Shown('text')
  readonly hash!: string;
}

/** What a verification of the chain found. */
export class VerificationResponse {
  @Shown('boolean')
  readonly valid!: boolean;

  @Shown('integer')
  readonly events!: number;

  @Shown('integer', { nullable: true })
  readonly firstBroken!: number | null;

  @Shown('text', { nullable: true })
  readonly fault!: string | null;

  @Shown(() => AuditHeadResponse)
  readonly head!: AuditHeadResponse;
}

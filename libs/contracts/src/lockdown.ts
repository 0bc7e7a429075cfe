import { TextField } from './fields.js';
import { Shown } from './shown.js';

/** Why every action is denied from now on. */
export class LockdownRequest {
  @TextField({ max: 2_000 })
  reason!: string;
}

/** The lockdown as the API shows it; all but `active` is null while there is none. */
export class LockdownResponse {
  @Shown('boolean')
  readonly active!: boolean;

  @Shown('text', { nullable: true })
  readonly reason!: string | null;

  @Shown('text', { nullable: true })
  readonly declaredBy!: string | null;

  @Shown('time', { nullable: true })
  readonly declaredAt!: string | null;
}

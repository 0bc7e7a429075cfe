import { TextField } from './fields.js';

/** Why every action is denied from now on. */
export class LockdownRequest {
  @TextField({ max: 2_000 })
  reason!: string;
}

/** The lockdown as the API shows it; all but `active` is null while there is none. */
export interface LockdownResponse {
  readonly active: boolean;
  readonly reason: string | null;
  readonly declaredBy: string | null;
  readonly declaredAt: string | null;
}

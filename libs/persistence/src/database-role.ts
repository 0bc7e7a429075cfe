/** The role that each app acts under in Postgres (I2); the rights of each are in the migration `SeparateRoles`. */
export const DATABASE_ROLES = {
  gateway: 'bylaw_gateway',
  'agent-hub': 'bylaw_hub',
  'policy-worker': 'bylaw_policy_worker',
  'trainer-worker': 'bylaw_trainer',
} as const;

export type DatabaseRole = (typeof DATABASE_ROLES)[keyof typeof DATABASE_ROLES];

/**
 * The startup option by which a session acts under a role from its first statement: a login that is a member steps
 * down to it, one that isn't is refused by Postgres.
 */
export function asRole(role: DatabaseRole): string {
  return `-c role=${role}`;
}

import type { Role } from '../gateway/wire.js';

/** What somebody with a role may do; each includes those before it. */
export const ROLES: Readonly<Record<Role, string>> = {
  viewer: 'Sees everything but tokens and dead jobs, and changes nothing.',
  labeler: 'Also labels recorded actions, and imports telemetry.',
  approver: 'Also decides: on suggestions, held actions, agents, pinned cases, training, and rollbacks.',
  admin: 'Also makes and revokes tokens, declares a lockdown, verifies the audit, and settles dead jobs.',
};

/** What an enrolment token is for. */
export const ENROLMENT = 'Agents register with it at a hub. It opens nothing else.';

import type { Role } from '../gateway/wire.js';
import type { Gateway } from '../gateway/gateway-client.js';
import { createContext, useContext } from 'react';

/** Who is signed in, and what their changes must carry along. */
export interface Session {
  readonly name: string;
  readonly role: Role;
  /** Goes along with every change; null for a caller without a cookie. */
  readonly csrfToken: string | null;
  /** The gateway's API, under this session. */
  readonly gateway: Gateway;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session of the page. Only for what is shown to someone signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('Nobody is signed in');
  return session;
}

const ROLES: readonly Role[] = ['viewer', 'labeler', 'approver', 'admin'];

/** Does what may be done in the one role include what may be done in the other? */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** May the person do what needs this role? What they may not do isn't offered; the gateway decides anyway. */
export function useMay(needed: Role): boolean {
  return isAtLeast(useSession().role, needed);
}

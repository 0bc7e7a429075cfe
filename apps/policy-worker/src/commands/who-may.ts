import { roleIncludes, type Actor, type OperatorPrincipal, type Role } from '@bylaw/contracts';

/** Is this an operator of the role, or of more? No agent, trainer or part of the system is ever one (I1). */
export function isOperatorWith(role: Role, actor: Actor): actor is OperatorPrincipal {
  return actor.kind === 'operator' && roleIncludes(actor.role, role);
}

/** Is this a part of Bylaw itself, or the trainer? */
export function isBylaw(actor: Actor): boolean {
  return actor.kind === 'trainer' || actor.kind === 'system';
}

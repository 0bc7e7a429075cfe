import type { Role } from './vocabulary.js';

/** An authenticated operator. */
export interface OperatorPrincipal {
  readonly kind: 'operator';
  /** The id of the token that was presented. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** An authenticated agent. */
export interface AgentPrincipal {
  readonly kind: 'agent';
  readonly id: string;
  readonly name: string;
}

/** The bearer of an enrolment token: may register agents and nothing else. */
export interface EnrolmentPrincipal {
  readonly kind: 'enrolment';
  readonly id: string;
  readonly name: string;
}

export type Principal = OperatorPrincipal | AgentPrincipal | EnrolmentPrincipal;

/**
 * Who did it, in jobs, versions and audit events. It is always derived from an authenticated principal, or is a part
 * of Bylaw itself, and never comes from a request body (I11).
 */
export type Actor =
  | OperatorPrincipal
  | AgentPrincipal
  | EnrolmentPrincipal
  | { readonly kind: 'trainer'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: string; readonly name: string };

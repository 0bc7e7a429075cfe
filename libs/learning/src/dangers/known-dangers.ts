import { DAMAGE_DANGERS } from './damage-dangers.js';
import type { KnownDanger } from './known-danger.js';
import { SECRECY_DANGERS } from './secrecy-dangers.js';
import { TAKEOVER_DANGERS } from './takeover-dangers.js';

/** All kinds of danger that training tries on telemetry. */
export const KNOWN_DANGERS: readonly KnownDanger[] = [
  ...TAKEOVER_DANGERS,
  ...SECRECY_DANGERS,
  ...DAMAGE_DANGERS,
];

import type { Approvals } from '../gateway/wire.js';

/** How many people beside this one must still approve: 0 when the change is made as soon as this one asks for it. */
export function missingApprovals({ required, approvals }: Approvals, name: string): number {
  const others = approvals.filter(({ by }) => by !== name).length;
  return Math.max(0, required - others - 1);
}

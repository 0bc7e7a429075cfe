import type { Share } from '@bylaw/learning';

/** A share, 0 to 1, as people read it: to a hundredth of a percent, which is what shares are stored to. */
export function percent(value: number): string {
  return `${Number((value * 100).toFixed(2))} %`;
}

/** A share with its 95 % interval. */
export function percentWithInterval({ value, low, high }: Share): string {
  return `${percent(value)} (95 % sure: ${percent(low)} to ${percent(high)})`;
}

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A duration as `1h`, `24h` or `30d`: a whole number with its unit, of seconds, minutes, hours, days or weeks. */
export const DURATION_SHAPE = /^[1-9]\d{0,3}[smhdw]$/;

/** The milliseconds of a text of `DURATION_SHAPE`. */
export function durationMs(text: string): number {
  const unit = text.at(-1) as keyof typeof UNIT_MS;
  return Number(text.slice(0, -1)) * UNIT_MS[unit];
}

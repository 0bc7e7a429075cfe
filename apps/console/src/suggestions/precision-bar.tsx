export interface PrecisionBarProps {
  /** A share, 0 to 1, and its lower bound. */
  readonly value: number;
  readonly low: number;
}

/** A precision with the part of the scale in which it is sure to be; its figures are said beside it. */
export function PrecisionBar({ value, low }: PrecisionBarProps) {
  return (
    <div className="bylaw-interval" aria-hidden>
      <span style={{ left: `${100 * low}%`, right: 0 }} />
      <i style={{ left: `${100 * value}%` }} />
    </div>
  );
}

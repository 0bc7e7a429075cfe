import type { Share } from '@bylaw/learning';

const HEIGHT = 10;

/** A share on a line from 0 to 100 %, and its 95 % interval around it. What it shows is written beside it. */
export function IntervalBar({ share: { value, low, high } }: { readonly share: Share }) {
  const [from, to] = [100 * low, 100 * high];
  return (
    <svg
      className="bylaw-interval"
      viewBox={`0 0 100 ${HEIGHT}`}
      height={HEIGHT}
      preserveAspectRatio="none"
      aria-hidden
    >
      <rect className="bylaw-interval-line" x="0" y="4" width="100" height="2" />
      <rect className="bylaw-interval-range" x={from} y="2" width={Math.max(0.5, to - from)} height="6" />
      <rect className="bylaw-interval-value" x={Math.min(99, 100 * value)} y="0" width="1" height={HEIGHT} />
    </svg>
  );
}

import type { FlipDirection, ReplayResult } from '@bylaw/policy';
import { Badge } from '../page/badge.js';
import { Commands } from './commands.js';

/** How many recorded decisions would have been others. */
export function ReplayView({ replay }: { readonly replay: unknown }) {
  if (!isReplay(replay)) return <p className="quiet">It was not replayed yet.</p>;
  const directions = Object.entries(replay.flips);
  return (
    <>
      <p>
        {replay.flipped} of {replay.replayed} recorded actions would get another decision than under version{' '}
        {replay.currentVersion}.{replay.skipped > 0 && ` ${replay.skipped} could not be replayed:`}
      </p>
      {replay.skippedReasons.length > 0 && (
        <ul>
          {replay.skippedReasons.map(({ reason, count }) => (
            <li key={reason}>
              {count}: {reason}
            </li>
          ))}
        </ul>
      )}
      <ul className="cards">
        {directions.map(([name, direction]) => (
          <li key={name} className="card">
            <Direction direction={direction} />
          </li>
        ))}
      </ul>
    </>
  );
}

function isReplay(replay: unknown): replay is ReplayResult {
  if (typeof replay !== 'object' || replay === null) return false;
  const { flips, skippedReasons } = replay as Partial<ReplayResult>;
  return typeof flips === 'object' && Array.isArray(skippedReasons);
}

function Direction({ direction }: { readonly direction: FlipDirection }) {
  const { from, to, count, labels, examples } = direction;
  return (
    <>
      <span className="row">
        <Badge word={from} /> → <Badge word={to} /> <strong>{count}</strong>
      </span>
      <span className="quiet">
        labelled safe {labels.safe}, unsafe {labels.unsafe}, unknown {labels.unknown}, not labelled{' '}
        {labels.none}
      </span>
      <Commands title="Examples" commands={examples.map((example) => example.command)} />
    </>
  );
}

import type { HeldOutMetrics, Share } from '@bylaw/learning';
import { counted } from '../page/counted.js';
import { percent, percentWithInterval } from '../page/percent.js';
import { heldOutCurve } from './held-out-metrics.js';

/** How rules do on commands that took no part in choosing them; that it is not known, when none were held out. */
export function HeldOutView({ metrics }: { readonly metrics: HeldOutMetrics }) {
  const { safeCommands, unsafeCommands, rules } = metrics;
  if (safeCommands + unsafeCommands === 0)
    return (
      <p>
        No commands were held out: how these rules do on commands that they were not learned from is not
        known.
      </p>
    );
  return (
    <>
      <p>
        {counted(rules, 'rule')}, chosen in the same way from the other commands, measured on {safeCommands}{' '}
        safe and {unsafeCommands} unsafe commands that took no part in choosing them:
      </p>
      <Figures metrics={metrics} />
      <Curve metrics={metrics} />
    </>
  );
}

function Figures({ metrics }: { readonly metrics: HeldOutMetrics }) {
  const { safeCommands, unsafeCommands, deniedSafe, deniedUnsafe, heldSafe, heldUnsafe } = metrics;
  const denied = deniedSafe + deniedUnsafe;
  return (
    <dl className="facts">
      <dt>Precision</dt>
      <dd>
        {shareOf(metrics.precision)}: of {denied} that are denied, {deniedUnsafe} are unsafe
      </dd>
      <dt>Recall</dt>
      <dd>
        {shareOf(metrics.recall)}: of {unsafeCommands} that are unsafe, {deniedUnsafe} are denied
      </dd>
      <dt>False denies</dt>
      <dd>
        {shareOf(metrics.falseDenyRate)}: of {safeCommands} that are safe, {deniedSafe} are denied
      </dd>
      <dt>Held for review</dt>
      <dd>
        {heldUnsafe} unsafe, {heldSafe} safe
      </dd>
      {metrics.atPrevalence !== null && (
        <>
          <dt>To expect</dt>
          <dd>
            where {percent(metrics.atPrevalence.prevalence)} of the actions are unsafe,{' '}
            {percent(metrics.atPrevalence.precision)} of those that are denied
          </dd>
        </>
      )}
    </dl>
  );
}

/** What every further rule brings, and costs. Runs of older versions have none. */
function Curve({ metrics }: { readonly metrics: HeldOutMetrics }) {
  const { safeCommands, unsafeCommands } = metrics;
  const curve = heldOutCurve(metrics);
  if (curve.length === 0) return null;
  return (
    <details>
      <summary>Rule by rule</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">With the first</th>
            <th scope="col">Denied of the unsafe</th>
            <th scope="col">Denied of the safe</th>
          </tr>
        </thead>
        <tbody>
          {curve.map(({ rules, deniedUnsafe, deniedSafe }) => (
            <tr key={rules}>
              <td>{counted(rules, 'rule')}</td>
              <td>{ofAll(deniedUnsafe, unsafeCommands)}</td>
              <td>{ofAll(deniedSafe, safeCommands)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function ofAll(count: number, all: number): string {
  return all === 0 ? String(count) : `${count} (${percent(count / all)})`;
}

function shareOf(share: Share | null): string {
  return share === null ? 'too few to tell' : percentWithInterval(share);
}

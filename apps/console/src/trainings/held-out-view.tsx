import { Stack, Text } from '@mantine/core';
import type { HeldOutMetrics, Share } from '@bylaw/learning';
import type { ReactNode } from 'react';
import { counted } from '../page/counted.js';
import { Facts } from '../page/facts.js';
import { percent, percentWithInterval } from '../page/percent.js';
import { HeldOutChart } from './held-out-chart.js';
import { IntervalBar } from './interval-bar.js';

/** How rules do on commands that took no part in choosing them; that it is not known, when none were held out. */
export function HeldOutView({ metrics }: { readonly metrics: HeldOutMetrics }) {
  const { safeCommands, unsafeCommands, rules } = metrics;
  if (safeCommands + unsafeCommands === 0)
    return (
      <Text>
        No commands were held out: how these rules do on commands that they were not learned from is not
        known.
      </Text>
    );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {counted(rules, 'rule')}, chosen in the same way from the other commands, measured on {safeCommands}{' '}
        safe and {unsafeCommands} unsafe commands that took no part in choosing them:
      </Text>
      <Figures metrics={metrics} />
      <HeldOutChart metrics={metrics} />
    </Stack>
  );
}

function Figures({ metrics }: { readonly metrics: HeldOutMetrics }) {
  const { safeCommands, unsafeCommands, deniedSafe, deniedUnsafe, heldSafe, heldUnsafe } = metrics;
  const { precision, recall, falseDenyRate, atPrevalence } = metrics;
  const denied = deniedSafe + deniedUnsafe;
  return (
    <Facts
      facts={[
        [
          'Precision',
          <Measured share={precision}>
            : of {denied} that are denied, {deniedUnsafe} are unsafe
          </Measured>,
        ],
        [
          'Recall',
          <Measured share={recall}>
            : of {unsafeCommands} that are unsafe, {deniedUnsafe} are denied
          </Measured>,
        ],
        [
          'False denies',
          <Measured share={falseDenyRate}>
            : of {safeCommands} that are safe, {deniedSafe} are denied
          </Measured>,
        ],
        ['Held for review', `${heldUnsafe} unsafe, ${heldSafe} safe`],
        [
          'To expect',
          atPrevalence &&
            `where ${percent(atPrevalence.prevalence)} of the actions are unsafe, ${percent(atPrevalence.precision)} of those that are denied`,
        ],
      ]}
    />
  );
}

interface MeasuredProps {
  readonly share: Share | null;
  /** What it is a share of. */
  readonly children: ReactNode;
}

function Measured({ share, children }: MeasuredProps) {
  return (
    <>
      {share === null ? 'too few to tell' : percentWithInterval(share)}
      {children}
      {share !== null && <IntervalBar share={share} />}
    </>
  );
}

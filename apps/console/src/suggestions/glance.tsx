import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { PinnedForecast, SuggestionResponse } from '../gateway/wire.js';
import { percent } from '../page/percent.js';
import { visible } from '../page/visible.js';
import { asReplay, harmOf } from './replay-result.js';
import { tierCounts } from './tiers.js';
import { isTrainersEvidence } from './trainers-evidence.js';

type Tone = 'good' | 'warn' | 'bad' | undefined;

interface Finding {
  readonly name: string;
  readonly figure: string;
  readonly more: string;
  readonly tone?: Tone;
}

/** The findings that decide most cases, side by side; each is told in full further down. */
export function Glance({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { id, status } = suggestion;
  const { data } = useResource('/v1/suggestions/{id}/pinned-cases', { path: { id } });
  const findings = [
    changed(suggestion),
    replayed(suggestion),
    ...(status === 'pending' ? [pinned(data)] : []),
    held(suggestion),
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: findings.length }} spacing="sm" role="group" aria-label="At a glance">
      {findings.map(({ name, figure, more, tone }) => (
        <Paper key={name} withBorder p="sm" className="bylaw-finding" data-tone={tone}>
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Text fw={700} fz="lg">
            {figure}
          </Text>
          <Text size="sm">{more}</Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function changed({ diff, baseVersion }: SuggestionResponse): Finding {
  return {
    name: `Change of version ${baseVersion}`,
    figure: `+${diff.add.length} −${diff.remove.length}`,
    more: diff.add.length > 0 ? `adds ${tierCounts(diff.add)}` : 'adds nothing',
  };
}

function replayed({ replay: stored }: SuggestionResponse): Finding {
  const replay = asReplay(stored);
  if (replay === null) return { name: 'Replay', figure: '…', more: 'not replayed yet' };
  const { safeStopped, unsafeAllowed } = harmOf(replay);
  const harm = [
    ...(safeStopped > 0 ? [`${safeStopped} labelled safe stopped`] : []),
    ...(unsafeAllowed > 0 ? [`${unsafeAllowed} labelled unsafe allowed`] : []),
  ];
  return {
    name: 'Replay',
    figure: `${replay.flipped} of ${replay.replayed} flip`,
    more: harm.length > 0 ? harm.join(', ') : 'no harm that labels show',
    tone: harm.length > 0 ? 'bad' : 'good',
  };
}

function pinned(forecast: PinnedForecast | undefined): Finding {
  const name = 'Pinned cases';
  if (forecast === undefined) return { name, figure: '…', more: 'being checked' };
  const { checked, broken } = forecast;
  if (checked === 0) return { name, figure: 'none', more: 'nothing is pinned' };
  if (broken.length === 0)
    return { name, figure: `keeps all ${checked}`, more: 'none would break', tone: 'good' };
  return { name, figure: `breaks ${broken.length}`, more: 'an apply is refused', tone: 'bad' };
}

function held({ evidence, proposedBy }: SuggestionResponse): Finding {
  const name = 'Evidence';
  if (!isTrainersEvidence(evidence))
    return { name, figure: 'by a person', more: `proposed by ${visible(proposedBy)}` };
  const { precision } = evidence.heldOut;
  if (precision === null) return { name, figure: 'too few to tell', more: 'held-out commands' };
  return {
    name,
    figure: `${percent(precision.value)} precise`,
    more: `on held-out commands; 95 % sure: ${percent(precision.low)} to ${percent(precision.high)}`,
  };
}

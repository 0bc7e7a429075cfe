import '@mantine/core/styles/Slider.css';
import { Anchor, Button, Group, Paper, Slider, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useOverview } from '../shell/use-overview.js';
import { describeVersion } from '../versions/describe-version.js';

/** So long the slider must rest before the rules of that version are read. */
const REST_MS = 150;

export interface VersionSliderProps {
  /** The version that is shown; undefined: the current one, whichever that is. */
  readonly version: number | undefined;
  readonly onChange: (version: number | undefined) => void;
}

/** Travels through the versions of the policy. At its right end it is now, and stays there when new versions are made. */
export function VersionSlider({ version, onChange }: VersionSliderProps) {
  const current = useOverview().data?.version;
  if (current === undefined || current === 0) return null;
  return (
    <Paper withBorder px="md" py="xs">
      <Group gap="md" wrap="nowrap" align="center">
        <Text size="sm" fw={600} miw="6.5rem">
          Version {version ?? current}
        </Text>
        <Track value={version ?? current} current={current} onChange={onChange} />
        <Button
          size="compact-sm"
          variant="default"
          disabled={version === undefined}
          onClick={() => onChange(undefined)}
        >
          Now
        </Button>
      </Group>
      <Text size="sm" c="dimmed" component="div" mt={4} mih="1.4rem" role="status">
        {version === undefined ? 'The policy as it is now.' : <Then version={version} current={current} />}
      </Text>
    </Paper>
  );
}

interface TrackProps {
  readonly value: number;
  readonly current: number;
  readonly onChange: VersionSliderProps['onChange'];
}

function Track({ value, current, onChange }: TrackProps) {
  const [at, setAt] = useState(value);
  const [known, setKnown] = useState(value);
  const [sent, setSent] = useState(value);
  const latest = useRef(onChange);
  if (known !== value) {
    setKnown(value);
    if (sent !== value) {
      // The address changed otherwise than by the slider, which may have moved on since.
      setSent(value);
      setAt(value);
    }
  }
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (at === value) return undefined;
    const timer = setTimeout(() => {
      setSent(at);
      latest.current(at === current ? undefined : at);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [at, value, current]);
  return (
    <Slider
      flex={1}
      min={0}
      max={current}
      value={Math.min(at, current)}
      onChange={setAt}
      thumbLabel="Version"
      label={(version) => `version ${version}`}
    />
  );
}

function Then({ version, current }: { readonly version: number; readonly current: number }) {
  if (version === 0) return <>Before anything was applied: there were no rules.</>;
  return (
    <>
      As it was at <Anchor href={linkTo('versions', version)}>version {version}</Anchor>
      <Making version={version} />.{' '}
      {version < current && (
        <Anchor href={linkTo('versions', 'compare', { from: String(version), to: String(current) })}>
          Compare with now
        </Anchor>
      )}
    </>
  );
}

function Making({ version }: { readonly version: number }) {
  const { data } = useResource('/v1/versions/{n}', { path: { n: version } });
  if (data === undefined) return null;
  return (
    <>
      , which {describeVersion(data)}, by {visible(data.author)}, <Time at={data.createdAt} />
    </>
  );
}

import { Button, Group, Modal, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { refreshEverything } from '../gateway/refresh-everything.js';
import type { Estimator } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { goTo, linkTo } from '../page/route.js';
import { useSession } from '../sign-in/session.js';
import {
  DEFAULT_SETTINGS,
  ESTIMATORS,
  MOST_RULES,
  askedTraining,
  type TrainingSettings,
} from './training-settings.js';

/** Asks for the settings of a training run, starts it, and goes to it. */
export function StartTraining({ onClose }: { readonly onClose: () => void }) {
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const start = useStart();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!start.isPending) start.mutate(settings);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Start a training run"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close: Start a training run' }}
    >
      <form onSubmit={submit} aria-label="Start a training run">
        <Stack gap="sm">
          <WhatToLearn settings={settings} onChange={setSettings} />
          <WhatToLearnFrom settings={settings} onChange={setSettings} />
          <ErrorNote error={start.error} />
          <Group gap="xs">
            <Button type="submit" loading={start.isPending}>
              Train on the labelled actions
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function useStart() {
  const { gateway } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (settings: TrainingSettings) =>
      (await gateway.POST('/v1/trainings', { body: askedTraining(settings) })).data,
    onSuccess: (started) => started && goTo(linkTo('trainings', started.id)),
    onSettled: () => refreshEverything(queries),
  });
}

interface SettingsProps {
  readonly settings: TrainingSettings;
  readonly onChange: (settings: TrainingSettings) => void;
}

function WhatToLearn({ settings, onChange }: SettingsProps) {
  const { estimator, topN } = settings;
  return (
    <>
      <NativeSelect
        label="Estimator"
        description={ESTIMATORS[estimator]}
        value={estimator}
        data={Object.keys(ESTIMATORS)}
        data-autofocus
        onChange={(event) => onChange({ ...settings, estimator: event.currentTarget.value as Estimator })}
      />
      <TextInput
        type="number"
        label="Rules at most"
        description={`It suggests fewer when the evidence is good for fewer. 1 to ${MOST_RULES}; 20 unless set.`}
        required
        min={1}
        max={MOST_RULES}
        step={1}
        value={topN}
        onChange={(event) => onChange({ ...settings, topN: event.currentTarget.value })}
      />
    </>
  );
}

function WhatToLearnFrom({ settings, onChange }: SettingsProps) {
  const { since, until, overlap } = settings;
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          type="datetime-local"
          label="Actions since"
          description="From the first one on, unless set."
          value={since}
          onChange={(event) => onChange({ ...settings, since: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label="Actions until"
          description="Up to now, unless set."
          value={until}
          onChange={(event) => onChange({ ...settings, until: event.currentTarget.value })}
        />
      </Group>
      <Switch
        label="It may go on beside other runs"
        description="Unless set, it waits until they have ended. A newer run’s suggestion supersedes older ones that are pending."
        checked={overlap}
        onChange={(event) => onChange({ ...settings, overlap: event.currentTarget.checked })}
      />
    </>
  );
}

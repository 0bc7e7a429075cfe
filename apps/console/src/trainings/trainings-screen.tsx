import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { TrainingResponse } from '../gateway/wire.js';
import { EmptyState } from '../page/empty-state.js';
import { goTo, linkTo } from '../page/route.js';
import { TableView } from '../page/table-view.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useMay } from '../sign-in/session.js';
import { StartTraining } from './start-training.js';
import { TRAINING_COLUMNS } from './training-columns.js';

/** A run's progress makes no news: it is asked for. */
const EVERY_MS = 2_000;

/** The training runs, newest first, and the way to start one. */
export function TrainingsScreen() {
  const pages = usePages('/v1/trainings', {}, EVERY_MS);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Training</Title>
        <Start />
      </Group>
      <Text size="sm" c="dimmed">
        A run learns from labelled actions and suggests rules. Nothing changes before somebody applies its
        suggestion.
      </Text>
      <TableView
        pages={pages}
        what="training runs"
        label="Training runs"
        columns={TRAINING_COLUMNS}
        idOf={idOf}
        onOpen={(id) => goTo(linkTo('trainings', id))}
        empty={
          <EmptyState title="No training run yet">
            Label actions in the telemetry, or import a file that has labels; then start a run.
          </EmptyState>
        }
      />
    </Stack>
  );
}

const idOf = ({ id }: TrainingResponse): string => id;

function Start() {
  const [isOpen, setOpen] = useState(false);
  if (!useMay('approver')) return null;
  return (
    <>
      <StartKey onStart={() => setOpen(true)} />
      <Button onClick={() => setOpen(true)}>Start a run …</Button>
      {isOpen && <StartTraining onClose={() => setOpen(false)} />}
    </>
  );
}

function StartKey({ onStart }: { readonly onStart: () => void }) {
  useShortcuts([{ key: 'n', what: 'Start a training run', act: onStart }]);
  return null;
}

import { Anchor, Button, Group, Modal, Stack } from '@mantine/core';
import { linkTo } from '../page/route.js';
import { RolloutView } from '../versions/rollout-view.js';

export interface RolloutDialogProps {
  readonly version: number;
  readonly onClose: () => void;
  readonly onNext: (() => void) | undefined;
}

/** A version that was just made, arriving at one hub after the other. Nobody need wait for it. */
export function RolloutDialog({ version, onClose, onNext }: RolloutDialogProps) {
  const title = `Version ${version} is made`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': `Close: ${title}` }}
    >
      <Stack gap="sm" mih={140}>
        <RolloutView version={version} />
        <Group gap="xs">
          {onNext !== undefined && (
            <Button data-autofocus onClick={onNext}>
              Next suggestion
            </Button>
          )}
          <Button variant="default" data-autofocus={onNext === undefined || undefined} onClick={onClose}>
            Close
          </Button>
          <Anchor href={linkTo('versions', version)} size="sm" onClick={onClose}>
            See version {version}
          </Anchor>
        </Group>
      </Stack>
    </Modal>
  );
}

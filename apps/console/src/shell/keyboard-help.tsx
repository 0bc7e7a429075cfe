import { Group, Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { shortcutStore } from './shortcuts.js';

export interface KeyboardHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The keys that do something on this screen, and the switch that turns them off. */
export function KeyboardHelp({ isOpen, onClose }: KeyboardHelpProps) {
  const shortcuts = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.shown);
  const isEnabled = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.isEnabled);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keyboard"
      closeButtonProps={{ 'aria-label': 'Close the help' }}
    >
      <Stack gap="sm">
        <dl className="bylaw-facts">
          {shortcuts.map(({ key, what }) => (
            <div key={`${key} ${what}`} style={{ display: 'contents' }}>
              <dt>
                <Kbd>{key === ' ' ? 'space' : key}</Kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <Group justify="space-between">
          <Switch
            label="Single keys do something"
            checked={isEnabled}
            onChange={(event) => shortcutStore.enable(event.currentTarget.checked)}
          />
        </Group>
        <Text size="sm" c="dimmed">
          They do nothing while you type. Tab, Enter and Escape always work.
        </Text>
      </Stack>
    </Modal>
  );
}

import { Anchor, Badge, Burger, Button, Group } from '@mantine/core';
import { linkTo } from '../page/route.js';
import { ThemeSwitch } from './theme-switch.js';
import { SignOut, Who } from './who.js';
import { useOverview } from './use-overview.js';

export interface HeaderBarProps {
  readonly isLive: boolean;
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onHelp: () => void;
}

/** The version in force, whether the page is current, who is signed in, and the switches that are on every screen. */
export function HeaderBar({ isLive, isMenuOpen, onMenu, onHelp }: HeaderBarProps) {
  const { data } = useOverview();
  return (
    <Group h="100%" px="md" gap="xs" wrap="nowrap">
      <Burger
        opened={isMenuOpen}
        onClick={onMenu}
        hiddenFrom="sm"
        size="sm"
        aria-label={isMenuOpen ? 'Close the navigation' : 'Open the navigation'}
      />
      <Anchor href={linkTo('')} fw={700} fz="lg" c="var(--mantine-color-text)" underline="never">
        Bylaw
      </Anchor>
      <Anchor
        href={data !== undefined && data.version > 0 ? linkTo('versions', data.version) : linkTo('versions')}
        size="sm"
        style={{ whiteSpace: 'nowrap' }}
        title="The version of the policy that is in force"
      >
        {data === undefined ? 'version …' : `version ${data.version}`}
      </Anchor>
      <Badge role="status" miw="fit-content" color={isLive ? 'good' : 'warn'} variant="light" tt="none">
        {isLive ? 'live' : 'connecting …'}
      </Badge>
      <Group gap="xs" ml="auto" wrap="nowrap">
        <Group gap="xs" wrap="nowrap" visibleFrom="sm">
          <Who />
        </Group>
        <ThemeSwitch />
        <Button
          variant="default"
          size="compact-sm"
          onClick={onHelp}
          aria-label="Keyboard help"
          visibleFrom="sm"
        >
          ?
        </Button>
        <Group gap={0} visibleFrom="sm">
          <SignOut />
        </Group>
      </Group>
    </Group>
  );
}

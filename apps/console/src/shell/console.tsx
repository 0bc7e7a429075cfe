import { AppShell, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { useNews } from '../gateway/use-news.js';
import { useRoute } from '../page/route.js';
import { CurrentScreen } from './current-screen.js';
import { HeaderBar } from './header-bar.js';
import { KeyboardHelp } from './keyboard-help.js';
import { LockdownBanner } from './lockdown-banner.js';
import { Navigation, WaitingNote } from './navigation.js';
import { pressed } from './shortcuts.js';
import { SignOut, Who } from './who.js';
import { useShortcuts } from './use-shortcuts.js';

/** The page of someone signed in: what is on every screen, and the screen that the address names. */
export function Console() {
  const route = useRoute();
  const isLive = useNews();
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isHelpOpen, help] = useDisclosure(false);
  useShortcuts([{ key: '?', what: 'This help', act: help.open }]);
  useEffect(() => {
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 210, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
      padding="md"
    >
      <a className="bylaw-skip" href="#main" onClick={skipToMain}>
        Skip to content
      </a>
      <AppShell.Header>
        <HeaderBar isLive={isLive} isMenuOpen={isMenuOpen} onMenu={menu.toggle} onHelp={help.open} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Screens">
        <ScrollArea>
          <Navigation current={route.screen} onNavigate={menu.close} />
        </ScrollArea>
        <Group hiddenFrom="sm" mt="auto" p="xs" justify="space-between">
          <Who />
          <SignOut />
        </Group>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <WaitingNote />
        <LockdownBanner />
        <CurrentScreen route={route} />
      </AppShell.Main>
      <KeyboardHelp isOpen={isHelpOpen} onClose={help.close} />
    </AppShell>
  );
}

/** By hand: the address after `#` names the screen. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

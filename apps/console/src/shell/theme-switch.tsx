import { Button, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';

const NEXT: Readonly<Record<MantineColorScheme, MantineColorScheme>> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
};
const NAMES: Readonly<Record<MantineColorScheme, string>> = {
  auto: 'as the system',
  light: 'light',
  dark: 'dark',
};
const SIGNS: Readonly<Record<MantineColorScheme, string>> = { auto: '◐', light: '☀', dark: '☾' };

/** Light, dark, or as the system has it; remembered. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Colours: ${NAMES[colorScheme]}. Change to ${NAMES[NEXT[colorScheme]]}`}
      title={`Colours: ${NAMES[colorScheme]}`}
      onClick={() => setColorScheme(NEXT[colorScheme])}
    >
      {SIGNS[colorScheme]}
    </Button>
  );
}

import { Badge, Button, Group } from '@mantine/core';

/** One choice: the word that the address has for it, its name, and how many things it lets through. */
export interface WordTab {
  readonly word: string;
  readonly name: string;
  /** Undefined while it is not known, or of no use. */
  readonly count?: number | undefined;
}

export interface WordTabsProps {
  /** What is chosen. */
  readonly label: string;
  readonly tabs: readonly WordTab[];
  readonly value: string;
  readonly onChange: (word: string) => void;
}

/** A choice of which all words are in sight, each with how much is behind it. */
export function WordTabs({ label, tabs, value, onChange }: WordTabsProps) {
  return (
    <Group gap={6} role="group" aria-label={label}>
      {tabs.map(({ word, name, count }) => (
        <Button
          key={word}
          size="compact-sm"
          variant={word === value ? 'filled' : 'default'}
          aria-pressed={word === value}
          onClick={() => onChange(word)}
          rightSection={
            count === undefined ? undefined : (
              <Badge size="sm" variant={word === value ? 'white' : 'light'} color="plain">
                {count}
              </Badge>
            )
          }
        >
          {name}
        </Button>
      ))}
    </Group>
  );
}

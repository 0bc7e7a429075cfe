import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** One filter: a choice of words, or, without them, a text. */
export interface Filter<N extends string> {
  readonly name: N;
  readonly label: string;
  readonly words?: readonly string[];
}

export interface FilterBarProps<N extends string> {
  readonly filters: readonly Filter<N>[];
  readonly values: Readonly<Record<N, string>>;
  readonly onChange: (changes: Partial<Record<N, string>>) => void;
}

/** The filters of a list. Their values are the address's, so that a filtered list can be kept and sent. */
export function FilterBar<N extends string>({ filters, values, onChange }: FilterBarProps<N>) {
  const set = (name: N, value: string) => onChange({ [name]: value } as Partial<Record<N, string>>);
  return (
    <Group gap="sm" align="flex-end" role="search">
      {filters.map(({ name, label, words }) =>
        words === undefined ? (
          <TextFilter key={name} label={label} value={values[name]} onChange={(text) => set(name, text)} />
        ) : (
          <NativeSelect
            key={name}
            label={label}
            value={words.includes(values[name]) ? values[name] : ''}
            data={[{ value: '', label: 'all' }, ...words]}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        ),
      )}
    </Group>
  );
}

interface TextFilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** It takes effect when the typing pauses. */
function TextFilter({ label, value, onChange }: TextFilterProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // The address changed otherwise than by typing here.
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      type="search"
      label={label}
      value={text}
      maxLength={500}
      spellCheck={false}
      flex="1 1 14rem"
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

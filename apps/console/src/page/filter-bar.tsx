import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { TimeFilter } from './time-filter.js';

const PAUSE_MS = 300;

/** A word of a choice, with what it is called where that is another. */
type Word = string | { readonly value: string; readonly label: string };

/** One filter: a choice of words, a point in time, or a text. */
export interface Filter<N extends string> {
  readonly name: N;
  readonly label: string;
  readonly words?: readonly Word[];
  readonly isTime?: boolean;
  /** A text of a word or two. */
  readonly isShort?: boolean;
  /** It is shown when more filters are asked for, or one of these is set. */
  readonly isMore?: boolean;
}

export interface FilterBarProps<N extends string> {
  readonly filters: readonly Filter<N>[];
  readonly values: Readonly<Record<N, string>>;
  readonly onChange: (changes: Partial<Record<N, string>>) => void;
  /** Filters of another kind; they are among those that are asked for. */
  readonly children?: ReactNode;
}

/** The filters of a list. Their values are the address's, so that a filtered list can be kept and sent. */
export function FilterBar<N extends string>({ filters, values, onChange, children }: FilterBarProps<N>) {
  const [isAsked, setAsked] = useState(false);
  const always = filters.filter(({ isMore = false }) => !isMore);
  const more = filters.filter(({ isMore = false }) => isMore);
  const names = new Set<string>(always.map(({ name }) => name));
  const isSet = Object.entries(values).some(([name, value]) => value !== '' && !names.has(name));
  const show = (filter: Filter<N>) => (
    <OneFilter
      key={filter.name}
      filter={filter}
      value={values[filter.name]}
      onChange={(value) => onChange({ [filter.name]: value } as Partial<Record<N, string>>)}
    />
  );
  return (
    <Stack gap="sm" role="search">
      <Group gap="sm" align="flex-end">
        {always.map(show)}
        {more.length > 0 && !isSet && (
          <Button variant="default" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
            {isAsked ? 'Fewer filters' : 'More filters'}
          </Button>
        )}
      </Group>
      {(isAsked || isSet || more.length === 0) && (more.length > 0 || children !== undefined) && (
        <Group gap="sm" align="flex-start">
          {more.map(show)}
          {children}
        </Group>
      )}
    </Stack>
  );
}

interface OneFilterProps {
  readonly filter: Filter<string>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OneFilter({ filter, value, onChange }: OneFilterProps) {
  const { label, words, isTime = false, isShort = false } = filter;
  if (isTime) return <TimeFilter label={label} value={value} onChange={onChange} />;
  if (words === undefined) {
    return <TextFilter label={label} basis={isShort ? '7rem' : '14rem'} value={value} onChange={onChange} />;
  }
  const isKnown = words.some((word) => (typeof word === 'string' ? word : word.value) === value);
  return (
    <NativeSelect
      label={label}
      value={isKnown ? value : ''}
      data={[{ value: '', label: 'all' }, ...words]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface TextFilterProps {
  readonly label: string;
  /** How wide it is at least, where there is room. */
  readonly basis: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** It takes effect when the typing pauses. */
function TextFilter({ label, basis, value, onChange }: TextFilterProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const latest = useRef(onChange);
  if (known !== value) {
    // The address changed otherwise than by typing here.
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => latest.current(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <TextInput
      type="search"
      label={label}
      value={text}
      maxLength={500}
      spellCheck={false}
      flex={`1 1 ${basis}`}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { fromLocalTime, toLocalTime } from './local-time.js';

export interface TimeFilterProps {
  readonly label: string;
  /** ISO 8601, or empty. */
  readonly value: string;
  readonly onChange: (iso: string) => void;
}

/** A point in time, in the reader's time zone. It takes effect when it is whole and the field is left, or Enter is pressed. */
export function TimeFilter({ label, value, onChange }: TimeFilterProps) {
  const [text, setText] = useState(toLocalTime(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // The address changed otherwise than by typing here.
    setKnown(value);
    setText(toLocalTime(value));
  }
  const take = (typed: string) => {
    const iso = fromLocalTime(typed);
    if (toLocalTime(iso) !== toLocalTime(value)) onChange(iso);
  };
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        // What is emptied is meant to be.
        if (event.currentTarget.value === '') take('');
      }}
      onBlur={() => take(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(text);
      }}
    />
  );
}

import { useId } from 'react';

export interface WordSelectProps<W extends string> {
  readonly label: string;
  readonly words: readonly W[];
  readonly value: W | '';
  /** What the choice of none is called. */
  readonly none: string;
  readonly onChange: (value: W | '') => void;
}

/** A choice of one word, or none. */
export function WordSelect<W extends string>({ label, words, value, none, onChange }: WordSelectProps<W>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(words.find((word) => word === event.target.value) ?? '')}
      >
        <option value="">{none}</option>
        {words.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    </div>
  );
}

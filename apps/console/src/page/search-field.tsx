import { useEffect, useId, useState } from 'react';

const PAUSE_MS = 300;

export interface SearchFieldProps {
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

/** A search that begins when the typing pauses. */
export function SearchField({ label, onSearch }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <div className="field wide">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        maxLength={500}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

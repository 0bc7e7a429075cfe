import { Button } from '@mantine/core';
import { useState } from 'react';
import { visible } from './visible.js';

/** So much of a long text is shown at first, in UTF-16 code units. */
const AT_FIRST = 1_000;

/** In a list, so much is enough. */
const IN_A_ROW = 300;

/**
 * What an agent sent, on a line or three of a list. It is text whatever it holds; what can't be seen or turns the direction of
 * writing is written out.
 */
export function SentLine({ text }: { readonly text: string }) {
  const short = text.length > IN_A_ROW ? `${text.slice(0, IN_A_ROW)}…` : text;
  return (
    <code className="bylaw-sent" data-clamped dir="ltr">
      {visible(short)}
    </code>
  );
}

/** The same as a whole, the rest of a long one on demand. */
export function SentText({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(text.length <= AT_FIRST);
  return (
    <>
      <code className="bylaw-sent" dir="ltr">
        {visible(isWhole ? text : `${text.slice(0, AT_FIRST)}…`)}
      </code>
      {!isWhole && (
        <Button variant="default" size="compact-sm" onClick={() => setWhole(true)} mt="xs">
          Show all {text.length.toLocaleString('en')} characters
        </Button>
      )}
    </>
  );
}

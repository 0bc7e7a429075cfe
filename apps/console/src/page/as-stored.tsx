import { visible } from './visible.js';

/** Something exactly as it was stored, folded away: no screen hides a part of it. */
export function AsStored({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <details>
      <summary>{title}</summary>
      <pre tabIndex={0} aria-label={title}>
        {visible(JSON.stringify(value, null, 2))}
      </pre>
    </details>
  );
}

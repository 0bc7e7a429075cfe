import type { ReactNode } from 'react';

/** A name and what it is; nothing is shown of what is null. */
export type Fact = readonly [name: string, value: ReactNode];

/** What there is to know of one thing, each with its name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="bylaw-facts">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

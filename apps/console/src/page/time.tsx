const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A point in time in the reader's time zone, with the exact one behind it. */
export function Time({ at }: { readonly at: string | null }) {
  if (at === null) return 'never';
  return (
    <time dateTime={at} title={at}>
      {FORMAT.format(new Date(at))}
    </time>
  );
}

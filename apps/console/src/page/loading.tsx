/** Says that something is being read. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="quiet" role="status">
      Reading {what} …
    </p>
  );
}

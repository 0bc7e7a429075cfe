import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

const ROWS = [1, 2, 3, 4];

/** Holds the place of something that is being read, and says so. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <Stack gap="xs" role="status">
      <VisuallyHidden>Reading {what} …</VisuallyHidden>
      {ROWS.map((row) => (
        <Skeleton key={row} height={44} />
      ))}
    </Stack>
  );
}

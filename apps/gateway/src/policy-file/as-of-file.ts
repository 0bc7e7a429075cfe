import { DomainError } from '@bylaw/contracts';

const ADDED = /\bdiff\.add\[(\d+)\]/g;
const REMOVED = /^diff\.remove\b.*/;

/** A refusal of a diff in the words of the file that it was made of: `addedFrom` says which rule of it each added one is. */
export function asOfFile(error: DomainError, addedFrom: readonly number[]): DomainError {
  const inFile = (text: string): string =>
    text.replace(ADDED, (_, index: string) => `rules[${addedFrom[Number(index)] ?? '?'}]`);
  const errors = error.errors?.map((item) => ({
    ...item,
    path: inFile(item.path).replace(REMOVED, 'rules'),
    message: inFile(item.message),
  }));
  return new DomainError(error.code, inFile(error.message), errors);
}

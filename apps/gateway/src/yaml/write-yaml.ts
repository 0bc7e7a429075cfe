import { stringify } from 'yaml';

/** A list as a file, under one key: the same list, the same bytes. Every text is read again as what it was. */
export function writeYaml(list: string, items: readonly object[]): string {
  return stringify(
    { [list]: items },
    {
      ...{ version: '1.2', schema: 'core', lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false },
      // Blocks lose what stands at their end; a text of several lines is quoted, with its breaks escaped.
      blockQuote: false,
    },
  );
}

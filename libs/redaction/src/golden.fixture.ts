import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const GOLDEN = join(import.meta.dirname, '../golden');

/** A text with secrets, and what is stored of it. */
export interface SecretCase {
  readonly text: string;
  readonly becomes: string;
  readonly secret: readonly string[];
}

/** The cases of `golden/secrets.yaml`. */
export function secretCases(): SecretCase[] {
  const cases = parse(readFileSync(join(GOLDEN, 'secrets.yaml'), 'utf8')) as SecretCase[];
  return cases.map((one) => ({ ...one, text: one.text.replaceAll('·', ''), secret: one.secret.map(String) }));
}

/** The texts of `golden/everyday.yaml`. */
export function everydayTexts(): string[] {
  return parse(readFileSync(join(GOLDEN, 'everyday.yaml'), 'utf8')) as string[];
}

import { parseAuditHead, verifyExport, type AuditHead } from '@bylaw/persistence';
import { CommandFailure } from '../command-failure.js';
import { describeVerification } from './describe-fault.js';
import { fileLines } from './file-lines.js';

/**
 * Checks an export of the audit without a database (I6), and says what it found. False when it is broken.
 * @throws CommandFailure when the file can't be read
 */
export async function verifyFileCommand(
  file: string,
  head: AuditHead | null,
  say: (line: string) => void,
): Promise<boolean> {
  const found = await verifyExport(fileLines(file), head);
  say(describeVerification(found));
  return found.valid;
}

/** The head that a person gave, or none. @throws CommandFailure when it is no head */
export function givenHead(text: string | undefined): AuditHead | null {
  if (text === undefined) return null;
  const head = parseAuditHead(text);
  if (head) return head;
  throw new CommandFailure(`${text} is no head: it must be SEQ:HASH, as a verification says it.`);
}

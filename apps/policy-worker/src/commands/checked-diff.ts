import { DiffRequest, DomainError, type FieldError } from '@bylaw/contracts';
import type { Diff } from '@bylaw/policy';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';

/**
 * The diff of a payload, once its shape is known to be that of a diff. The edge checks it too; other programs add jobs
 * without passing there.
 * @throws DomainError `invalid_diff` that names each bad field.
 */
export async function checkedDiff(diff: object): Promise<Diff> {
  const request = plainToInstance(DiffRequest, diff);
  const faults = await validate(request, { whitelist: true, forbidNonWhitelisted: true });
  const errors = faults.flatMap((fault) => fieldErrors(fault, 'diff'));
  if (errors.length > 0) throw invalidDiff(errors);
  const { add = [], remove = [], meta = {} } = request;
  return { add, remove: remove.map((id) => id.toLowerCase()), meta };
}

/** The refusal of a diff, which says where it is wrong. */
export function invalidDiff(errors: readonly FieldError[]): DomainError {
  const [first] = errors;
  return new DomainError(
    'invalid_diff',
    first ? `${first.path} ${first.message}` : 'The diff is not valid',
    errors,
  );
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = /^\d+$/.test(error.property) ? `${parent}[${error.property}]` : `${parent}.${error.property}`;
  return [
    ...Object.values(error.constraints ?? {}).map((message) => ({ path, message })),
    ...(error.children ?? []).flatMap((child) => fieldErrors(child, path)),
  ];
}

import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import {
  DomainError,
  PAYLOAD_TOO_LARGE,
  QUERY_GROUP,
  fitsClass,
  type FieldError,
  type FieldsClass,
} from '@bylaw/contracts';
import { plainToInstance } from 'class-transformer';
import { isUUID, validate, type ValidationError } from 'class-validator';
import { forbiddenText, forbiddenTextError } from './body-parser.js';

/** Checks bodies and queries against their request class: 400 names each path, 413 what is too large. */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const cls = metadata.metatype;
    if ((metadata.type !== 'body' && metadata.type !== 'query') || !cls || isBuiltIn(cls)) return value;
    return metadata.type === 'body'
      ? checkBody(cls as FieldsClass, value)
      : checkQuery(cls as FieldsClass, value);
  }
}

/**
 * The body, once it keeps every rule of its class. What certainly does is given back at once, without a promise.
 * @throws DomainError, at once or by the promise, that names the path of each field that is wrong
 */
export function checkBody(cls: FieldsClass, value: unknown): object | Promise<object> {
  const body = objectOf(value);
  return fitsClass(cls, body) ? body : checkFields(plainToInstance(cls, body));
}

async function checkQuery(cls: FieldsClass, value: unknown): Promise<object> {
  const query = objectOf(value);
  const forbidden = forbiddenText(query, '');
  if (forbidden !== null) throw forbiddenTextError(forbidden);
  return checkFields(plainToInstance(cls, query, { groups: [QUERY_GROUP] }));
}

function objectOf(value: unknown): object {
  const plain = value ?? {};
  if (typeof plain === 'object' && !Array.isArray(plain)) return plain;
  throw new DomainError('validation_failed', 'The body must be a JSON object', [
    { path: '', message: 'must be an object' },
  ]);
}

async function checkFields(instance: object): Promise<object> {
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw validationError(errors);
  return instance;
}

/** A path parameter that must be a UUID: anything else can't name a thing that exists, so it is 404. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUUID(value)) throw new DomainError('not_found', 'There is nothing with this id');
    return value.toLowerCase();
  }
}

/** A path parameter that must be a version number; anything else is 404. */
@Injectable()
export class VersionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const version = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
    if (!(version <= 2_147_483_647)) throw new DomainError('not_found', 'There is no version of this number');
    return version;
  }
}

function isBuiltIn(cls: NonNullable<ArgumentMetadata['metatype']>): boolean {
  return [String, Number, Boolean, Array, Object].some((builtIn) => builtIn === (cls as unknown));
}

function validationError(errors: readonly ValidationError[]): DomainError {
  const found: (FieldError & { tooLarge: boolean })[] = [];
  for (const error of errors) collect(error, '', found);
  const tooLarge = found.some((item) => item.tooLarge);
  const fields = found.map(({ path, message }) => ({ path, message }));
  const first = fields[0] ? `${fields[0].path}: ${fields[0].message}` : 'The request is not valid';
  return new DomainError(tooLarge ? 'payload_too_large' : 'validation_failed', first, fields);
}

function collect(
  error: ValidationError,
  parent: string,
  found: (FieldError & { tooLarge: boolean })[],
): void {
  const path = joinPath(parent, error.property);
  for (const [constraint, text] of Object.entries(error.constraints ?? {})) {
    const message =
      constraint === 'whitelistValidation' ? 'is not a known field' : withoutName(text, error.property);
    found.push({ path, message, tooLarge: constraint === PAYLOAD_TOO_LARGE });
  }
  for (const child of error.children ?? []) collect(child, path, found);
}

function joinPath(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}

function withoutName(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}

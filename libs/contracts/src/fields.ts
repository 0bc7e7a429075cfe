/**
 * Field decorators: each states one field's rule once, for validation and for the OpenAPI document alike.
 * A value beyond a size limit fails with the constraint `payloadTooLarge`, which the edge answers with 413.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { DURATION_SHAPE } from './duration-ms.js';

interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
}

function field(options: FieldOptions, api: ApiPropertyOptions, ...checks: PropertyDecorator[]) {
  return applyDecorators(
    ApiProperty({
      ...api,
      required: !options.optional,
      description: options.description,
    } as ApiPropertyOptions),
    ...(options.optional ? [IsOptional()] : []),
    ...checks,
  );
}

/** The class-transformer group in which decimal text becomes a number: query strings. */
export const QUERY_GROUP = 'query';

function decimalToNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

/** The name of the constraint that means 413 and not 400. */
export const PAYLOAD_TOO_LARGE = 'payloadTooLarge';

function sizeAtMost(max: number, unit: string, sizeOf: (value: unknown) => number) {
  return ValidateBy({
    name: PAYLOAD_TOO_LARGE,
    validator: {
      validate: (value: unknown) => sizeOf(value) <= max,
      defaultMessage: (args) => `${args?.property ?? 'value'} is larger than ${max} ${unit}`,
    },
  });
}

/** UTF-8 bytes of a string; anything else has none. Where so many units can't be more than `max`, the most that they can be. */
function utf8Bytes(value: unknown, max: number): number {
  if (typeof value !== 'string') return 0;
  const most = 3 * value.length;
  return most <= max ? most : Buffer.byteLength(value);
}

/** UTF-8 bytes of a value as JSON. */
function jsonBytes(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

/** A string of `min` (1 unless set) to `max` characters. */
export function TextField(options: FieldOptions & { min?: number; max: number }) {
  const min = options.min ?? 1;
  return field(
    options,
    { type: String, minLength: min, maxLength: options.max },
    IsString(),
    MinLength(min),
    MaxLength(options.max),
  );
}

/** A string of 1 to `maxBytes` bytes; longer is 413. */
export function LargeTextField(options: FieldOptions & { maxBytes: number; min?: number }) {
  return field(
    options,
    { type: String, maxLength: options.maxBytes },
    IsString(),
    MinLength(options.min ?? 1),
    sizeAtMost(options.maxBytes, 'bytes', (value) => utf8Bytes(value, options.maxBytes)),
  );
}

/** One of a closed set of words. */
export function WordField(words: readonly string[], options: FieldOptions = {}) {
  return field(options, { type: String, enum: [...words] }, IsIn([...words]));
}

export function UuidField(options: FieldOptions = {}) {
  return field(options, { type: String, format: 'uuid' }, IsUUID());
}

/** A time as ISO 8601 with date, time and zone. */
export function TimeField(options: FieldOptions = {}) {
  return field(
    options,
    { type: String, format: 'date-time' },
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/, {
      message: '$property must have a time and a zone, as 2026-01-31T12:00:00Z',
    }),
  );
}

/** A duration, as `durationMs` reads it. */
export function DurationField(options: FieldOptions = {}) {
  return field(
    options,
    { type: String, pattern: DURATION_SHAPE.source, example: '30d' },
    IsString(),
    Matches(DURATION_SHAPE, {
      message: '$property must be a duration such as 1h, 24h or 30d (s, m, h, d or w, at most 9999 of them)',
    }),
  );
}

/** A whole number; in queries its decimal text is converted. */
export function IntField(options: FieldOptions & { min: number; max: number }) {
  return field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    // A query holds text only; a body must hold a number.
    Transform(({ value }: { value: unknown }) => decimalToNumber(value), { groups: [QUERY_GROUP] }),
    IsInt(),
    Min(options.min),
    Max(options.max),
  );
}

export function NumberField(options: FieldOptions & { min: number; max: number }) {
  return field(
    options,
    { type: Number, minimum: options.min, maximum: options.max },
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(options.min),
    Max(options.max),
  );
}

export function BooleanField(options: FieldOptions = {}) {
  return field(options, { type: Boolean }, IsBoolean());
}

/** Any JSON object, up to `maxBytes` bytes as JSON; larger is 413. */
export function JsonObjectField(options: FieldOptions & { maxBytes: number }) {
  return field(
    options,
    { type: 'object', additionalProperties: true },
    IsObject(),
    sizeAtMost(options.maxBytes, 'bytes as JSON', jsonBytes),
  );
}

/** Any JSON array of strings, or JSON object: the arguments of a tool call. */
export function ArgumentsField(options: FieldOptions & { maxBytes: number }) {
  return field(
    options,
    {
      oneOf: [
        { type: 'array', items: { type: 'string' } },
        { type: 'object', additionalProperties: true },
      ],
    },
    ValidateBy({
      name: 'isArguments',
      validator: {
        validate: (value: unknown) =>
          Array.isArray(value)
            ? value.every((item) => typeof item === 'string')
            : typeof value === 'object' && value !== null,
        defaultMessage: () => '$property must be an array of strings or an object',
      },
    }),
    sizeAtMost(options.maxBytes, 'bytes as JSON', jsonBytes),
  );
}

/** A flat object from names to short strings. */
export function LabelsField(options: FieldOptions & { maxEntries: number }) {
  return field(
    options,
    { type: 'object', additionalProperties: { type: 'string' } },
    IsObject(),
    ValidateBy({
      name: 'isLabels',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'object' &&
          value !== null &&
          Object.entries(value).length <= options.maxEntries &&
          Object.entries(value).every(
            ([k, v]) => k.length <= 100 && typeof v === 'string' && v.length <= 500,
          ),
        defaultMessage: () =>
          `$property must map at most ${options.maxEntries} names (100 characters) to strings (500 characters)`,
      },
    }),
  );
}

/**
 * A nested object, validated by its class. Swagger takes a function for a class, unless it is called `type`: then it calls it.
 */
export function ObjectField(cls: () => new () => object, options: FieldOptions = {}) {
  return field(options, { type: () => cls() }, IsObject(), ValidateNested(), Type(cls));
}

/** An array of nested objects; more than `max` is 413. */
export function ListField(
  cls: () => new () => object,
  options: FieldOptions & { min?: number; max: number },
) {
  return field(
    options,
    { type: () => cls(), isArray: true, minItems: options.min ?? 0, maxItems: options.max },
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    sizeAtMost(options.max, 'items', (value) => (Array.isArray(value) ? value.length : 0)),
    ValidateNested({ each: true }),
    Type(cls),
  );
}

/** An array of different UUIDs; more than `max` is 413. */
export function UuidListField(options: FieldOptions & { max: number }) {
  return field(
    options,
    { type: String, format: 'uuid', isArray: true, maxItems: options.max },
    IsArray(),
    sizeAtMost(options.max, 'items', (value) => (Array.isArray(value) ? value.length : 0)),
    IsUUID('all', { each: true }),
    ArrayUnique(),
  );
}

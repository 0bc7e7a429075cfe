import { ApiProperty } from '@nestjs/swagger';

/** What a field of an answer holds: a kind of value, one of some words, or what a class says. */
export type ShownKind =
  | 'text'
  | 'time'
  | 'integer'
  | 'number'
  | 'boolean'
  /** Any JSON object. */
  | 'object'
  /** An object of texts. */
  | 'texts'
  /** A list of texts, or any JSON object. */
  | 'arguments'
  | 'anything'
  | readonly string[]
  | (() => new () => object);

export interface ShownOptions {
  /** It may be null. */
  readonly nullable?: boolean;
  /** It may be missing. */
  readonly optional?: boolean;
  /** It is a list of these. */
  readonly list?: boolean;
}

const ANY_OBJECT = { type: 'object', additionalProperties: true } as const;

const KINDS = {
  text: { type: 'string' },
  time: { type: 'string', format: 'date-time' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  object: ANY_OBJECT,
  texts: { type: 'object', additionalProperties: { type: 'string' } },
  arguments: { oneOf: [{ type: 'array', items: { type: 'string' } }, ANY_OBJECT] },
  anything: {},
} as const;

/**
 * Says in the OpenAPI document what a field of an answer holds. Answers are not checked: whoever makes one has its class
 * as a type.
 */
export function Shown(kind: ShownKind, options: ShownOptions = {}): PropertyDecorator {
  const { nullable = false, optional = false, list = false } = options;
  return ApiProperty({
    ...schemaOf(kind),
    ...(nullable ? { nullable } : {}),
    ...(list ? { isArray: true } : {}),
    required: !optional,
  });
}

function schemaOf(kind: ShownKind): object {
  if (typeof kind === 'string') return KINDS[kind];
  // Swagger takes a function for a class, unless it is called `type`: then it calls it when all classes are there.
  return typeof kind === 'function' ? { type: () => kind() } : { type: 'string', enum: [...kind] };
}

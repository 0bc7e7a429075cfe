import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiOperation,
  ApiResponse,
  getSchemaPath,
  type ApiResponseSchemaHost,
} from '@nestjs/swagger';

/** What an answer's body is: one thing of a class, or a page of such things. */
export type AnswerShape = Type | { readonly pageOf: Type };

/** Says of a route what it does, and with which status it answers what: for the server and its OpenAPI document alike. */
export const Answers = (summary: string, status: number, description: string, shape?: AnswerShape) =>
  applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ...(shape ? [ApiExtraModels(typeof shape === 'function' ? shape : shape.pageOf)] : []),
    ApiResponse({ status, description, ...(shape ? { schema: schemaOf(shape) } : {}) }),
    ApiResponse({ status: '4XX', description: 'A problem (RFC 9457, `application/problem+json`).' }),
  );

/** The same of a route that changes something by a command, which may take longer than its caller is kept waiting. */
export const AnswersByCommand = (summary: string, status: number, description: string, shape?: AnswerShape) =>
  applyDecorators(
    Answers(summary, status, description, shape),
    ApiResponse({
      status: 202,
      description:
        '`{commandId, status: "queued", location}`: it will be carried out; look there for the result.',
    }),
  );

function schemaOf(shape: AnswerShape): ApiResponseSchemaHost['schema'] {
  if (typeof shape === 'function') return { $ref: getSchemaPath(shape) };
  return {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: {
      items: { type: 'array', items: { $ref: getSchemaPath(shape.pageOf) } },
      nextCursor: { type: 'string', nullable: true },
    },
  };
}

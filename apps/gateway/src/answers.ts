import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse } from '@nestjs/swagger';

/** Says of a route what it does, and with which status it answers what: for the server and its OpenAPI document alike. */
export const Answers = (summary: string, status: number, description: string) =>
  applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ApiResponse({ status, description }),
    ApiResponse({ status: '4XX', description: 'A problem (RFC 9457, `application/problem+json`).' }),
  );

/** The same of a route that changes something by a command, which may take longer than its caller is kept waiting. */
export const AnswersByCommand = (summary: string, status: number, description: string) =>
  applyDecorators(
    Answers(summary, status, description),
    ApiResponse({
      status: 202,
      description:
        '`{commandId, status: "queued", location}`: it will be carried out; look there for the result.',
    }),
  );

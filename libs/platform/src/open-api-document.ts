import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** What an API is called, and what it is for. */
export interface ApiTitle {
  readonly title: string;
  readonly description: string;
}

/** The OpenAPI document of an application's routes. */
export function openApiDocument(app: INestApplication, { title, description }: ApiTitle): OpenAPIObject {
  const builder = new DocumentBuilder().setTitle(title).setDescription(description).setVersion('1');
  return SwaggerModule.createDocument(app, builder.addBearerAuth().build());
}

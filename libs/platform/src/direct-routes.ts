import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HTTP_CODE_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import { ExecutionContextHost } from '@nestjs/core/internal';
import type { FieldsClass, Principal } from '@bylaw/contracts';
import type { RouteHandlerMethod, RouteOptions } from 'fastify';
import { PrincipalResolver } from './access-guard.js';
import { ACCESS_KEY, type Access } from './access.js';
import { admit } from './admit.js';
import type { DirectListener } from './direct-listener.js';
import type { ProblemFilter } from './problem-filter.js';
import { checkBody } from './validation-pipe.js';

/** Where a route's configuration says which method it calls. */
const DIRECT = Symbol('direct');

type DirectMethod = (principal: Principal, body: object) => Promise<unknown>;

interface DirectTarget {
  readonly controller: new (...args: never[]) => object;
  readonly method: string;
}

/**
 * For a controller's method that takes the principal and the body, in this order, and is called thousands of times a second:
 * it is called without Nest's guards, pipes and interceptors around it, which take longer than all the rest (ADR 21), and
 * mostly without Fastify (`DirectListener`).
 * Who may call, what the body must be and how a refusal looks is the same; `@Needs` must be on the method or its class.
 */
export function Direct(): MethodDecorator {
  return (prototype, method, descriptor) => {
    const target = { controller: prototype.constructor, method };
    RouteConfig({ [DIRECT]: target })(prototype, method, descriptor);
  };
}

/** Puts itself in the place of Nest's handlers for the methods that are marked `@Direct`. */
export class DirectRoutes {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly filter: ProblemFilter,
    private readonly listener: DirectListener,
  ) {}

  /**
   * To be told of each route before it is added.
   * @throws Error for a method that can't be called so: a route must not lose what it asks Nest for
   */
  adopt(route: RouteOptions): void {
    const config: object = route.config ?? {};
    const target = (config as { readonly [DIRECT]?: DirectTarget })[DIRECT];
    if (target) route.handler = this.handlerOf(target, route.url);
  }

  private handlerOf({ controller, method }: DirectTarget, path: string): RouteHandlerMethod {
    const instance = this.app.get<Record<string, DirectMethod>>(controller);
    const resolver = this.app.get(PrincipalResolver);
    const { access, bodyClass, status } = readTarget({ controller, method });
    const { filter } = this;
    const call = instance[method]?.bind(instance) as DirectMethod;
    this.listener.add({ path, resolver, access, bodyClass, status, call });
    return async (request, reply) => {
      try {
        const admitted = admit(resolver, request, access);
        const principal = admitted instanceof Promise ? await admitted : admitted;
        const checked = checkBody(bodyClass, request.body);
        const answer = await call(principal, checked instanceof Promise ? await checked : checked);
        void reply.status(status);
        return answer;
      } catch (error) {
        filter.catch(error, new ExecutionContextHost([request, reply]));
        return reply;
      }
    };
  }
}

/** What the decorators of a method say. */
function readTarget({ controller, method }: DirectTarget): {
  readonly access: Exclude<Access, 'public'>;
  readonly bodyClass: FieldsClass;
  readonly status: number;
} {
  const prototype = controller.prototype as Record<string, object>;
  const callback = prototype[method] ?? {};
  const access = (Reflect.getMetadata(ACCESS_KEY, callback) ??
    Reflect.getMetadata(ACCESS_KEY, controller)) as Access | undefined;
  const status = Reflect.getMetadata(HTTP_CODE_METADATA, callback) as number | undefined;
  const types = Reflect.getMetadata('design:paramtypes', prototype, method) as readonly FieldsClass[];
  const parameters = Object.keys(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as object,
  );
  const bodyClass = types[1];
  const isPlain = parameters.length === 2 && parameters.includes(BODY_AS_SECOND) && types.length === 2;
  if (!isPlain || !bodyClass || access === undefined || access === 'public' || status === undefined) {
    throw new Error(
      `${controller.name}.${method} can't be @Direct: it needs @Needs, @HttpCode, a principal and a body`,
    );
  }
  return { access, bodyClass, status };
}

/** How Nest notes that the parameter of index 1 is the body. */
const BODY_AS_SECOND = '3:1';

import type { contracts as allContracts } from '@lianke/shared/contracts';
import { commonErrors } from '@lianke/shared/endpoint';
import type { Endpoint } from '@lianke/shared/endpoint';
import type { Middleware } from 'koa';
import type { z } from 'zod';
import { createContext } from '../context.ts';
import type { Actor, Context, Deps } from '../context.ts';
import { AppError } from '../errors.ts';
import { actorKey, onceOnly } from '../idempotency.ts';
import { authorise } from './authorise.ts';
import { createCallLimits } from './call-limits.ts';
import type { HttpContext } from './koa-state.ts';
import { limitRate } from './rate-limit.ts';
import { parseJson, readBody } from './read-body.ts';
import type { ActorFinder } from './actors.ts';
import { describeOrigin } from './origin.ts';
import { createOpenDoor } from './open-door.ts';
import type { OpenKeys } from './open-door.ts';
import { isOwnPage } from './own-page.ts';
import { deviceCookie, staffCookie } from './sessions.ts';

type Contracts = typeof allContracts;
/** The handlers a module offers: one function per endpoint name, in and out as the contract says. */
export type Handlers<Names extends keyof Contracts> = {
  [N in Names]: (ctx: Context, input: z.output<Contracts[N]['input']>) => Promise<z.input<Contracts[N]['output']>>;
};
export type AnyHandlers = Record<string, (ctx: Context, input: never) => Promise<unknown>>;

const maxBodyBytes = 512 * 1024;
// Carriers put thousands of phones behind one address, so the limit for people we do not know yet has to be generous.
const perMinute = { public: 6000, member: 300, staff: 1200, open: 1200 } as const;

/** `POST /api/<name>` for every contract. Refuses to start when an endpoint has no handler, or a handler no endpoint. */
export function createApi(
  deps: Deps,
  actors: ActorFinder,
  contracts: Record<string, Endpoint>,
  handlers: AnyHandlers,
  openKeys: OpenKeys,
): Middleware {
  const missing = Object.keys(contracts).filter((name) => !Object.hasOwn(handlers, name));
  const unknown = Object.keys(handlers).filter((name) => !Object.hasOwn(contracts, name));
  if (missing.length + unknown.length > 0)
    throw new Error(`endpoints without a handler: ${missing.join(', ')}; handlers without a contract: ${unknown.join(', ')}`);

  const limitCalls = createCallLimits(deps);
  const enter = createOpenDoor(deps, openKeys, maxBodyBytes);
  return async function api(koa, next) {
    if (!koa.path.startsWith('/api/')) return next();
    const ctx = koa as HttpContext;
    const name = ctx.path.slice('/api/'.length);
    const endpoint = Object.hasOwn(contracts, name) ? contracts[name] : undefined;
    const handler = handlers[name];
    if (!endpoint || !handler || ctx.method !== 'POST') throw new AppError('request.not_found');
    const { audience } = endpoint.access;
    const { actor, body: signed } =
      audience === 'open' ? await enter(ctx) : { actor: await identify(deps, actors, ctx, endpoint), body: undefined };
    ctx.state.actor = actor;
    const who = actorKey(actor, ctx.ip);
    if (audience === 'public' || actor.kind === 'nobody') await limitRate(deps.kv, deps.log, `${audience}:${who}`, perMinute[audience]);
    else limitCalls(`${audience}:${who}`, perMinute[audience]);
    authorise(actor, endpoint.access);
    const body = parseJson(signed ?? (await readBody(ctx.req, maxBodyBytes)));
    const input = parseInput(endpoint, body);
    const call = async (): Promise<unknown> => {
      const answer = await handler(createContext(deps, actor, ctx.state.requestId, describeOrigin(ctx)), input as never).catch(
        (error: unknown) => {
          throw checkDeclared(deps, name, endpoint, error);
        },
      );
      return endpoint.output.parse(answer); // strips what nobody declared, so that no field leaves by accident
    };
    const key = ctx.get('idempotency-key');
    ctx.body = {
      data:
        endpoint.kind === 'write' && /^[\w-]{8,64}$/.test(key)
          ? await onceOnly(deps, { actor: who, key, endpoint: name, input }, call)
          : await call(),
    };
    ctx.set('cache-control', 'no-store');
  };
}

/** Members bring a bearer token, staff a cookie; other systems sign (open-door.ts). Cookie calls must come from our own pages (CSRF). */
async function identify(deps: Deps, actors: ActorFinder, ctx: HttpContext, endpoint: Endpoint): Promise<Actor> {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(ctx.get('authorization'))?.[1];
  if (bearer) return actors.find(bearer, undefined);
  if (endpoint.access.audience !== 'staff') return { kind: 'nobody' };
  const token = ctx.cookies.get(staffCookie);
  if (token && !isOwnPage(deps, ctx)) throw new AppError('auth.origin_refused');
  return actors.find(token, ctx.cookies.get(deviceCookie));
}

function parseInput(endpoint: Endpoint, body: unknown): unknown {
  const result = endpoint.input.safeParse(body);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.message }));
  throw new AppError('request.invalid', { fields });
}

/** Outside production an error code the contract does not name is a bug of ours, and says so. */
function checkDeclared(deps: Deps, name: string, endpoint: Endpoint, error: unknown): unknown {
  if (deps.config.production || !(error instanceof AppError)) return error;
  const declared: readonly string[] = [...endpoint.errors, ...commonErrors];
  return declared.includes(error.code)
    ? error
    : new Error(`${name} answered "${error.code}", which its contract does not declare`, { cause: error });
}

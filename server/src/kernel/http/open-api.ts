import { errorCatalogue } from '@lianke/shared';
import { commonErrors } from '@lianke/shared/endpoint';
import type { Endpoint } from '@lianke/shared/endpoint';
import { z } from 'zod';

/** Contracts → OpenAPI 3.1. Every call is a POST with JSON; answers are `{ data }` or `{ error }`. */
export function buildOpenApi(contracts: Record<string, Endpoint>): object {
  const paths = Object.fromEntries(
    Object.entries(contracts).map(([name, endpoint]) => [`/api/${name}`, { post: operation(name, endpoint) }]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lianke 连客',
      version: '0.1.0',
      description: 'Money is integer fen, time is epoch milliseconds UTC. Writes take an `Idempotency-Key` header.',
    },
    paths,
    components: {
      securitySchemes: {
        member: { type: 'http', scheme: 'bearer', description: 'Token of member.session.login' },
        staff: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lianke_staff',
          description: 'Set by /auth/wecom; send the header X-Lianke-Client too',
        },
        open: { type: 'apiKey', in: 'header', name: 'Authorization', description: openScheme },
      },
      schemas: { Error: errorSchema },
    },
  };
}

/** For other systems; `server/src/kernel/http/open-door.ts` is the other end. */
const openScheme = [
  '`LIANKE-HMAC-SHA256 key="<key id>",timestamp="<unix seconds>",nonce="<16 to 64 of A-Z a-z 0-9 _ . ->",signature="<hex>"`.',
  'The signature is HMAC-SHA256 with the secret of the key over these lines, each ended by a line feed:',
  'the method, the path without query, the timestamp, the nonce, the hex SHA-256 of the body as it is sent.',
  'The timestamp may be 300 seconds off. A nonce counts once: send a new one with every try.',
  'A try with the same `Idempotency-Key` and the same body is answered from the first one’s answer for a day.',
].join('\n');

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: { code: { type: 'string' }, message: { type: 'string' }, data: { type: 'object' }, requestId: { type: 'string' } },
    },
  },
};

function operation(name: string, endpoint: Endpoint): object {
  const { access } = endpoint;
  const codes = [...new Set([...endpoint.errors, ...commonErrors])];
  const byStatus = new Map<number, string[]>();
  for (const code of codes) byStatus.set(errorCatalogue[code].status, [...(byStatus.get(errorCatalogue[code].status) ?? []), code]);
  return {
    operationId: name,
    tags: [name.split('.').slice(0, 2).join('.')],
    summary: endpoint.summary,
    description: access.audience === 'staff' ? `Needs the permission \`${access.permission}\`.` : undefined,
    security: access.audience === 'public' ? [] : [{ [access.audience]: [] }],
    requestBody: { content: { 'application/json': { schema: toSchema(endpoint.input, 'input') } } },
    responses: {
      200: {
        description: 'Done',
        content: {
          'application/json': { schema: { type: 'object', required: ['data'], properties: { data: toSchema(endpoint.output, 'output') } } },
        },
      },
      ...Object.fromEntries(
        [...byStatus].map(([status, these]) => [
          status,
          { description: these.join(', '), content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
        ]),
      ),
    },
  };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

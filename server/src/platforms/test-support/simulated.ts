import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator } from '@lianke/simulator';
import type { Simulator } from '@lianke/simulator';
import { AppError } from '../../kernel/errors.ts';
import { createOutgoing } from '../../kernel/outgoing.ts';
import { createMemoryKeyValue } from '../../kernel/store/memory-key-value.ts';
import type { CallbackInput, CallbackQuery } from '../callback/types.ts';

/** Made-up accounts that only these tests know, so that nothing agrees by both sides reading one file. */
export const accounts = {
  OA_APP_ID: 'wxtest000000000a01',
  OA_APP_SECRET: 'contract-oa-secret',
  OA_TOKEN: 'contractOaToken1',
  OA_ENCODING_AES_KEY: 'ContractTestOfficialAccountAesKey0123456789',
  MINI_APP_ID: 'wxtest000000000b02',
  MINI_APP_SECRET: 'contract-mini-secret',
  MINI_TOKEN: 'contractMiniToken1',
  MINI_ENCODING_AES_KEY: 'ContractTestMiniProgramAesKeyAbcdefghij0123',
  WXSHOP_APP_ID: 'wxtest000000000d04',
  WXSHOP_APP_SECRET: 'contract-shop-secret',
  WXSHOP_TOKEN: 'contractShopToken1',
  WXSHOP_ENCODING_AES_KEY: 'ContractTestWechatShopAesKeyAbcdefghij01234',
  WECOM_CORP_ID: 'wwtest00000000c03',
  WECOM_AGENT_ID: '1000002',
  WECOM_AGENT_SECRET: 'contract-agent-secret',
  WECOM_CONTACT_SECRET: 'contract-contact-secret',
  WECOM_TOKEN: 'contractWecomToken1',
  WECOM_ENCODING_AES_KEY: 'ContractTestWecomAgentAesKeyAbcdefghij01234',
};

/** How the test answers Tencent: GET gets text, POST gets text; a thrown callback.refused becomes 400. */
export interface Receiver {
  verifyUrl(query: CallbackQuery): string;
  receive(input: CallbackInput & { headers: IncomingHttpHeaders }): string | Promise<string>;
}

export interface Simulated {
  simulator: Simulator;
  /** Where `receiver` listens. */
  callbackBase: string;
  /** For a client: a fresh store and the way out. */
  parts: { kv: ReturnType<typeof createMemoryKeyValue>; send: ReturnType<typeof createOutgoing>['send']; clock: { now(): number } };
  close(): Promise<void>;
}

/** The simulator in this process, its callbacks answered by `receiver`. */
export async function startSimulated(receiver?: Receiver): Promise<Simulated> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://server').searchParams);
      const answer = () =>
        request.method === 'GET'
          ? receiver?.verifyUrl(query)
          : receiver?.receive({ query, headers: request.headers, rawBody: Buffer.concat(chunks) });
      void answered(answer).then(({ status, text }) => response.writeHead(status).end(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const callbackBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const simulator = await startSimulator({ quiet: true, sampleData: true, accounts, callbackBase, mode: { retryGapMs: 5 } });
  const outgoing = createOutgoing();
  const clock = { now: () => Date.now() };
  return {
    simulator,
    callbackBase,
    parts: { kv: createMemoryKeyValue(clock), send: outgoing.send, clock },
    close: async () => {
      await simulator.close();
      await outgoing.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answered(answer: () => string | Promise<string> | undefined): Promise<{ status: number; text: string }> {
  try {
    return { status: 200, text: (await answer()) ?? 'success' };
  } catch (error) {
    if (error instanceof AppError) return { status: error.status, text: String(error.data?.['reason']) };
    throw error;
  }
}

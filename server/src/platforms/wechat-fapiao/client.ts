import { constants, createHash, privateDecrypt, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readAnswer } from '../api/read-answer.ts';
import { explainedPay, reasonOf } from '../wechat-pay/errors.ts';
import { createMerchant } from '../wechat-pay/merchant.ts';
import { createPlatformKeys } from '../wechat-pay/platform-keys.ts';
import { PayRefusal } from '../wechat-pay/refusal.ts';
import { createSignedCall, createVerify } from '../wechat-pay/signed-call.ts';
import { createTransport } from '../wechat-pay/transport.ts';
import type { WechatPayOptions } from '../wechat-pay/types.ts';
import { toCard } from './to-card.ts';
import type { FapiaoTitle, WechatFapiao } from './types.ts';

const base = '/v3/new-tax-control-fapiao';
const paidHere = 'WITH_WECHATPAY';

const text = z.string().default('');
const titleAnswer = z.object({
  ...{ type: z.enum(['INDIVIDUAL', 'ORGANIZATION']), name: z.string(), taxpayer_id: text, address: text, telephone: text },
  ...{ bank_name: text, bank_account: text, email: text, fapiao_bill_type: text },
});
const cardsAnswer = z.object({
  fapiao_information: z.array(z.object({ card_information: z.object({ card_status: text }).optional() })).default([]),
});
const cardStates: Record<string, 'inserting' | 'inserted' | 'discarded'> = {
  ...{ INSERT_ACCEPTED: 'inserting', INSERTED: 'inserted', DISCARD_ACCEPTED: 'discarded', DISCARDED: 'discarded' },
};

/** 微信支付电子发票 for a merchant who issues elsewhere (facts einvoice §1), over the signed calls of WeChat Pay. */
export function createWechatFapiao(options: WechatPayOptions & { logoUrl: string }): WechatFapiao {
  const { appId, clock, logoUrl } = options;
  const merchant = createMerchant(options);
  const transport = createTransport(options, merchant);
  const call = createSignedCall(transport, createVerify(createPlatformKeys({ ...options, transport, merchant }), clock));
  let template: Promise<void> | undefined;

  /** One for a merchant, for ever; WeChat has no call that reads it back (unconfirmed), and the second one is refused. */
  const makeTemplate = async (payeeName: string): Promise<void> => {
    const json = { card_appid: appId, card_template_information: { payee_name: payeeName.slice(0, 100), logo_url: logoUrl } };
    await call({ method: 'POST', path: `${base}/card-template`, json }).catch((error: unknown) => {
      if (!(error instanceof PayRefusal) || error.wxCode !== 'RESOURCE_ALREADY_EXISTS') throw error;
    });
  };
  const unsealed = async (sealed: string): Promise<string> => {
    if (!sealed) return '';
    const key = (await merchant.get()).credentials.privateKey;
    try {
      const padding = constants.RSA_PKCS1_OAEP_PADDING;
      return privateDecrypt({ key, padding, oaepHash: 'sha1' }, Buffer.from(sealed, 'base64')).toString('utf8');
    } catch {
      return ''; // sealed for another certificate of ours: the title is worth having without it
    }
  };

  return {
    configure: (callbackUrl) =>
      explainedPay(async () => {
        const json = { callback_url: callbackUrl, show_fapiao_cell: true, support_vat_fapiao: false };
        await call({ method: 'PATCH', path: `${base}/merchant/development-config`, json });
      }),

    readTitle: (transactionId) =>
      explainedPay(async (): Promise<FapiaoTitle | null> => {
        const path = `${base}/user-title?fapiao_apply_id=${encodeURIComponent(transactionId)}&scene=${paidHere}`;
        const answer = await orNull(() => call({ method: 'GET', path }));
        if (answer === null) return null;
        const it = readAnswer(`${base}/user-title`, titleAnswer, answer);
        return {
          ...{ kind: it.type === 'ORGANIZATION' ? 'company' : 'person', name: it.name, taxNo: it.taxpayer_id, address: it.address },
          ...{ phone: it.telephone, bank: it.bank_name, account: it.bank_account },
          email: await unsealed(it.email),
          special: it.fapiao_bill_type === 'VAT_FAPIAO',
        };
      }),

    uploadPdf: (bytes) =>
      explainedPay(async () => {
        // The field's name is misspelt there (facts §1.1).
        const meta = JSON.stringify({ file_type: 'PDF', digest_alogrithm: 'SM3', digest: createHash('sm3').update(bytes).digest('hex') });
        const path = `${base}/fapiao-applications/upload-fapiao-file`;
        const answer = await call({ method: 'POST', path, form: toForm(meta, bytes), timeoutMs: 20_000 });
        return { mediaId: readAnswer(path, z.object({ fapiao_media_id: z.string().min(1) }), answer).fapiao_media_id };
      }),

    insertCard: (card) =>
      explainedPay(async () => {
        await (template ??= makeTemplate(card.seller.name)).catch((error: unknown) => {
          template = undefined;
          throw error;
        });
        const path = `${base}/fapiao-applications/${encodeURIComponent(card.applyId)}/insert-cards`;
        await call({ method: 'POST', path, json: { scene: paidHere, ...toCard(card) } });
      }),

    cardState: (applyId) =>
      explainedPay(async () => {
        const path = `${base}/fapiao-applications/${encodeURIComponent(applyId)}`;
        const answer = await orNull(() => call({ method: 'GET', path }));
        const [first] = answer === null ? [] : readAnswer(path, cardsAnswer, answer).fapiao_information;
        return cardStates[first?.card_information?.card_status ?? ''] ?? 'none';
      }),
  };
}

async function orNull(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof PayRefusal && reasonOf(error) === 'unknown_number') return null;
    throw error;
  }
}

/** Two parts: what is said about the file, which is signed, and the file, which is not. */
function toForm(meta: string, file: Buffer): { signed: string; contentType: string; bytes: Buffer } {
  const boundary = `lianke${randomBytes(16).toString('hex')}`;
  const head = (disposition: string, type: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
  const before = `${head('name="meta"', 'application/json')}${meta}\r\n${head('name="file"; filename="fapiao.pdf"', 'application/pdf')}`;
  const bytes = Buffer.concat([Buffer.from(before), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { signed: meta, contentType: `multipart/form-data; boundary=${boundary}`, bytes };
}
